import Foundation

/// Names of files below a folder.
enum FileNames {
    static func below(_ folder: URL) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).map { String($0.split(separator: "/").last ?? "") }
    }
}
