import Foundation
import Testing

/// The command around the server; what it answers is tested beside it.
@Suite struct ServeTests {
    @Test func itSaysWhereItIsAndEndsInOrder() throws {
        let folder = try Folder()
        #expect(try Command("ingest", "examples/rates", "-o", folder["desk.rhet"]).status == 0)
        let run = try Command(
            shell:
                "\"$R\" serve '\(folder["desk.rhet"])' --port 0 & P=$!; sleep 1; kill -TERM $P; wait $P; echo $?")
        #expect(run.output == "0\n")
        #expect(run.errors.hasPrefix("rhetoric: \(folder["desk.rhet"]) is served at http://127.0.0.1:"))
    }

    @Test func whatWouldBeUnsafeIsRefused() throws {
        let folder = try Folder()
        #expect(try Command("ingest", "examples/rates", "-o", folder["desk.rhet"]).status == 0)
        let open = try Command("serve", folder["desk.rhet"], "--host", "0.0.0.0", "--port", "0")
        #expect(open.status == 64)
        #expect(open.errors.contains("there is no token; set --token or RHETORIC_TOKEN"))
        #expect(try Command("serve", folder["gone.rhet"]).status == 66)
        #expect(try Command("serve", folder.path).errors.contains("is no corpus file of rhetoric"))
        #expect(try Command("serve", folder["desk.rhet"], "--json").status == 64)
    }
}
