using System.Text.RegularExpressions;

namespace Ledgerline.Tlog.Tests.Package;

public class ReadmeTests
{
    private const string Indent = "        ";

    [Fact]
    public void Readme_ItsExample_Works()
    {
        var (proven, proof) = ReadmeExample.Run(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));
        proven.ShouldBeTrue();
        proof!.Index.Value.ShouldBe(1);
    }

    [Fact]
    public void Readme_ItsExample_IsTheCodeThatWorks()
    {
        var code = Between(Read("ReadmeExample.cs"), $"{Indent}// <example>\n", $"{Indent}// </example>\n");
        var lines = code.Split('\n').Select(line => line.StartsWith(Indent, StringComparison.Ordinal) ? line[Indent.Length..] : line);
        Between(Read("README.md"), "```csharp\n", "```\n").ShouldBe(string.Join('\n', lines));
    }

    [Fact]
    public void Readme_TypesThatItNames_AreThere()
    {
        var table = string.Join('\n', Read("README.md").Split('\n').Where(line => line.StartsWith('|')));
        var names = Regex.Matches(table, "`([A-Z][A-Za-z]+)").Select(match => match.Groups[1].Value).ToList();
        names.Count.ShouldBeGreaterThan(10);
        var types = typeof(TreeHash).Assembly.GetExportedTypes().Select(type => type.Name).ToHashSet();
        names.Where(name => !types.Contains(name)).ShouldBeEmpty();
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "package", file));

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal);
        from.ShouldBeGreaterThanOrEqualTo(0);
        from += start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }
}
