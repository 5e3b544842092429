@main struct Start { static func main() { print("tally") } }
