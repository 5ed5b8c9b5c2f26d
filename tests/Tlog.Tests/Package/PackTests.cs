using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Ledgerline.Tlog.Tests.Package;

public class PackTests
{
    [Fact]
    public async Task Package_AsItIsBuilt_HasWhatItsUserNeedsAndDependsOnNothing()
    {
        var folder = Directory.CreateTempSubdirectory("tlog-package-");
        try
        {
            await PackInto(folder.FullName);
            await using var package = await ZipFile.OpenReadAsync(folder.GetFiles("Ledgerline.Tlog.*.nupkg").ShouldHaveSingleItem().FullName);
            var files = package.Entries.Select(entry => entry.FullName).ToList();
            files.ShouldContain("README.md");
            files.Where(file => file.StartsWith("lib/", StringComparison.Ordinal)).ShouldBe(["lib/net10.0/Ledgerline.Tlog.dll", "lib/net10.0/Ledgerline.Tlog.xml"], ignoreOrder: true);

            var nuspec = XDocument.Parse(await Text(package, "Ledgerline.Tlog.nuspec"));
            string Value(string name) => nuspec.Descendants().First(element => element.Name.LocalName == name).Value;
            (Value("id"), Value("license"), Value("readme")).ShouldBe(("Ledgerline.Tlog", "AGPL-3.0-only", "README.md"));
            Value("description").ShouldNotBeEmpty();
            nuspec.Descendants().Where(element => element.Name.LocalName == "dependency").ShouldBeEmpty();
            // The library is the same wherever it was built.
            (await Text(package, "lib/net10.0/Ledgerline.Tlog.dll")).ShouldNotContain(Root(AppContext.BaseDirectory));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task PackInto(string folder)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = Root(AppContext.BaseDirectory) };
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        foreach (var argument in new[] { "pack", "src/Tlog", "--configuration", configuration, "--no-build", "--output", folder }) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, output);
    }

    private static async Task<string> Text(ZipArchive package, string file)
    {
        await using var stream = await package.GetEntry(file).ShouldNotBeNull().OpenAsync();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "Ledgerline.slnx"))
            ? folder
            : Root(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository."));
}
