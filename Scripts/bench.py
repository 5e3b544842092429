"""bench.py WORK full|quick LIMIT: runs the measurements of `make bench` and prints them as tables.

Write path: .build/release/bench (orders from a shop's file to shipped and posted) in turn with the C program LIMIT (may be
empty), the least writes that such a flow needs. Terminal: the release program on a pseudo-terminal of its own.
"""
import fcntl, json, os, pty, re, select, signal, statistics, struct, subprocess, sys, termios, time

WORK, MODE, LIMIT = sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else ""
TALLY, BENCH = ".build/release/tally", ".build/release/bench"


def flow(name, preload, orders, batch, skus=200):
    out = subprocess.run([BENCH, "flow", f"{WORK}/{name}", str(preload), str(orders), str(batch), str(skus)],
                         capture_output=True, text=True)
    if out.returncode:
        sys.exit(out.stderr)
    subprocess.run(["rm", "-rf", f"{WORK}/{name}"])
    return json.loads(out.stdout)


def limit(preload):
    """Orders a second of the C program with ten indexes and full durability: one by one, and 100 a commit."""
    if not LIMIT:
        return None
    process = subprocess.Popen([LIMIT, WORK, "2000", str(preload)], stdout=subprocess.PIPE, text=True)
    rates = {}
    for line in process.stdout:
        if "sync=FULL" in line and "indexes=yes" in line:
            found = re.search(r"per_commit=(\d+).*?(\d+) orders/s", line)
            rates[int(found.group(1))] = int(found.group(2))
        if len(rates) == 2:
            break
    process.kill()
    process.wait()
    return rates


def write_path():
    print("\nOrders from a shop's file to shipped and posted, every commit durable (synchronous=FULL)")
    print(f"{'orders before':>14} {'SKUs':>7} {'orders a commit':>16} {'orders/s':>9} {'CPU us/order':>13} {'bytes/order':>12}"
          f" {'RSS MiB':>8} {'limit/s':>8} {'ratio':>6}")
    for preload in [0] if MODE == "quick" else [0, 100_000]:
        rates = limit(preload)
        runs = [(200, 20_000, 200), (100, 20_000, 200), (1, 1_000, 200)]
        # A wide catalogue: nearly every line is of another SKU.
        for batch, orders, skus in runs + ([(200, 20_000, 20_000)] if preload == 0 else []):
            got = flow("flow", preload, orders, batch, skus)
            rate = got["orders_per_second"]
            bound = rates[1 if batch == 1 else 100] if rates else None
            print(f"{preload:>14,} {skus:>7,} {batch:>16} {rate:>9,} {got['cpu_microseconds_per_order']:>13}"
                  f" {got['bytes_per_order']:>12,} {got['rss_mib']:>8} {bound if bound else '-':>8}"
                  f" {rate / bound if bound else 0:>6.2f}")
    print("Aim in batches of 200: 4,000 orders/s and 2,000 bytes an order, also behind 100,000 orders.")
    print("Ours makes three commits for each batch (capture; allocate, route and release; ship) and four for each order one"
          " by one,\nwith events, decision records, hash chain, policy and file parsing; the limit makes one commit and none of these.")


def conditions():
    out = subprocess.run([BENCH, "conditions", "1000000"], capture_output=True, text=True)
    if out.returncode:
        sys.exit(out.stderr)
    print(f"\nConditions beside closures written by hand for the same\n{'ns':>8} {'by hand':>8} {'times':>6}")
    for line in out.stdout.splitlines():
        got = json.loads(line)
        ours, hand = got["picoseconds"] / 1000, got["by_hand_picoseconds"] / 1000
        print(f"{ours:>8.1f} {hand:>8.1f} {ours / hand:>6.1f}  {got['condition']}")


def decisions():
    bound = (limit(0) or {}).get(100)
    print(f"\nOrder lines decided over many locations (allocated and routed), every commit durable")
    print(f"{'lines':>7} {'orders':>7} {'locations':>10} {'orders a commit':>16} {'seconds':>8} {'decisions/s':>12}"
          f" {'lines/s':>8} {'CPU us/decision':>16} {'limit/s':>8} {'ratio':>6}")
    for batch in [200, 100]:
        out = subprocess.run([BENCH, "decisions", f"{WORK}/decisions", "10000", str(batch)], capture_output=True, text=True)
        if out.returncode:
            sys.exit(out.stderr)
        subprocess.run(["rm", "-rf", f"{WORK}/decisions"])
        got = json.loads(out.stdout)
        rate = got["decisions_per_second"]
        print(f"{got['lines']:>7,} {got['orders']:>7,} {got['locations']:>10} {batch:>16} {got['milliseconds'] / 1000:>8.2f}"
              f" {rate:>12,} {got['lines_per_second']:>8,} {got['cpu_microseconds_per_decision']:>16}"
              f" {bound if bound else '-':>8} {rate / bound if bound else 0:>6.2f}")


def replay():
    orders = 5_000 if MODE == "quick" else 150_000
    out = subprocess.run([BENCH, "replay", f"{WORK}/replay", str(orders)], capture_output=True, text=True)
    if out.returncode:
        sys.exit(out.stderr)
    subprocess.run(["rm", "-rf", f"{WORK}/replay"])
    got = json.loads(out.stdout)
    print(f"\nReplay of a draft with one changed limit: {got['replay']:,} decisions of {orders:,} orders,"
          f" {got['decisions_per_second']:,} decisions/s, {got['orders_per_second']:,} orders/s,"
          f" {got['differences']:,} differences, {got['rss_mib']} MiB")


class Screen:
    """The program on a terminal; times are from the write of a key to the last byte of the repaint."""

    def __init__(self, store, rows, columns):
        self.started, self.seen = time.perf_counter(), b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8", TALLY_STORE=store)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvp(TALLY, [TALLY])
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, quiet):
        """Reads until nothing came for `quiet` seconds: (bytes, when the last came)."""
        data, last = b"", None
        while select.select([self.fd], [], [], quiet)[0]:
            try:
                piece = os.read(self.fd, 1 << 16)
            except OSError:
                break
            if not piece:
                break
            data += piece
            last = time.perf_counter()
        return data, last

    def key(self, key):
        before = time.perf_counter()
        os.write(self.fd, key)
        data, last = self.read(0.06)
        return ((last or before) - before) * 1e3, len(data)

    def until(self, words):
        """Milliseconds since the start when `words` had come; what came with them counts for the next wait too."""
        while words not in self.seen:
            if not select.select([self.fd], [], [], 20)[0]:
                sys.exit(f"the console did not show {words!r}")
            self.seen += os.read(self.fd, 1 << 16)
        return (time.perf_counter() - self.started) * 1e3

    def family(self):
        children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(self.pid)], capture_output=True, text=True)
        return [self.pid] + [int(word) for word in children.stdout.split()]

    def memory(self):
        """Resident MiB: the program's own process, and the guard's beside it."""
        sizes = []
        for pid in self.family():
            with open(f"/proc/{pid}/status") as status:
                sizes.append(next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) // 1024)
        return max(sizes), sum(sizes) - max(sizes)

    def ticks(self):
        total = 0
        for pid in self.family():
            with open(f"/proc/{pid}/stat") as stat:
                fields = stat.read().rsplit(")", 1)[1].split()
                total += int(fields[11]) + int(fields[12])
        return total

    def close(self):
        os.kill(self.pid, signal.SIGTERM)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


# Bytes of a cursor's move with the detail beside it, of a page, and of a whole screen, by columns.
TARGETS = {80: (450, 1_500, 3_000), 120: (600, 3_000, 6_000), 200: (750, 5_000, 12_000)}


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def terminal(name, store):
    print(f"\nThe console on {name}")
    print(f"{'size':>8} {'frame ms':>9} {'rows ms':>8} {'key p50 ms':>11} {'p99':>6} {'bytes/key':>10} {'page p50 ms':>12}"
          f" {'bytes/page':>11} {'repaint':>8} {'filter p50':>11} {'idle B/s':>9} {'idle CPU %':>11} {'RSS MiB':>8}")
    for rows, columns in [(24, 80), (40, 120), (60, 200)]:
        frames, firsts = [], []
        for _ in range(3):
            screen = Screen(store, rows, columns)
            frames.append(screen.until(b"Orders"))
            firsts.append(screen.until(b"LIVE"))
            screen.close()
        screen = Screen(store, rows, columns)
        screen.until(b"LIVE")
        screen.read(1.0)
        down = [screen.key(b"j") for _ in range(40)]
        page = [screen.key(b"\x1b[6~") for _ in range(10)]
        full = screen.key(b"\x0c")
        screen.key(b"/")
        typed = [screen.key(bytes([letter])) for letter in b"lund"]
        screen.key(b"\x1b")
        screen.read(1.0)
        before, start = screen.ticks(), time.perf_counter()
        idle = 0
        while time.perf_counter() - start < 10:
            data, _ = screen.read(0.5)
            idle += len(data)
        cpu = screen.ticks() - before
        own, guard = screen.memory()
        screen.close()
        print(f"{columns:>5}x{rows} {statistics.median(frames):>8.0f} {statistics.median(firsts):>8.0f}"
              f" {percentile([k[0] for k in down], .5):>11.1f} {percentile([k[0] for k in down], .99):>6.1f}"
              f" {statistics.median(k[1] for k in down):>10.0f} {percentile([k[0] for k in page], .5):>12.1f}"
              f" {statistics.median(k[1] for k in page):>11.0f} {full[1]:>8} {percentile([k[0] for k in typed], .5):>11.1f}"
              f" {idle / 10:>9.1f} {cpu / 10:>11.2f} {own:>5}+{guard}")
        move, paged, whole = TARGETS[columns]
        print(f"{'aim':>8} {80:>9} {500:>8} {2:>11} {16:>6} {move:>10} {16:>12} {paged:>11} {whole:>8} {30:>11} {0:>9} {0.1:>11} {60:>5}")


def main():
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    write_path()
    conditions()
    decisions()
    replay()
    demo = f"{WORK}/demo"
    subprocess.run([TALLY, "--store", demo, "init", "--demo", "--quiet"], check=True, stdout=subprocess.DEVNULL)
    terminal("the demo store", demo)
    orders = 10_000 if MODE == "quick" else 100_000
    subprocess.run([BENCH, "fill", f"{WORK}/large", str(orders)], check=True)
    terminal(f"{orders:,} open orders", f"{WORK}/large")
    orders, skus = (5_000, 5_000) if MODE == "quick" else (20_000, 20_000)
    subprocess.run([BENCH, "fill", f"{WORK}/wide", str(orders), str(skus)], check=True)
    terminal(f"{orders:,} open orders of {skus:,} SKUs, one in ten of them nowhere in stock", f"{WORK}/wide")
    print(f"load average {os.getloadavg()[0]:.1f} at the end")


main()
