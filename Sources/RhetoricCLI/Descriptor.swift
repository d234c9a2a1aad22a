// Writing to what is open already. Foundation's file handles end the process when standard error is closed or full, and
// name no reason for other failures; write(2) tells both.

import Glibc

enum Descriptor {
    /// Writes all of a text. Returns the error number of what went wrong, 0 for nothing.
    static func write(_ text: String, to descriptor: Int32) -> Int32 {
        var text = text
        return text.withUTF8 { write(UnsafeRawBufferPointer($0), to: descriptor) }
    }

    /// The same for bytes of any kind.
    static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
        var written = 0
        while written < bytes.count {
            let count = Glibc.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
            if count >= 0 {
                written += count
            } else if errno == EAGAIN {
                var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&state, 1, -1)
            } else if errno != EINTR {
                return errno
            }
        }
        return 0
    }

    static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
