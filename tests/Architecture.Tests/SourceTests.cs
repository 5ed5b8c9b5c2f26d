using System.Text.RegularExpressions;
using Ledgerline.Testing;

namespace Ledgerline.Architecture.Tests;

/// <summary>Rules that are about the text of the source.</summary>
public partial class SourceTests
{
    private static readonly string[] BannedClocks = ["DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow"];

    [Fact]
    public void Nobody_reads_the_clock_but_through_TimeProvider()
    {
        // The analyser holds it at each build; this holds the analyser's list, and that nothing switches it off to get at a clock.
        var banned = File.ReadAllText(Path.Combine(Repository.Root, "BannedSymbols.txt"));
        BannedClocks.ShouldAllBe(clock => banned.Contains($"P:System.{clock};", StringComparison.Ordinal));
        Sources("*.cs").Where(file => BannedClocks.Any(clock => File.ReadAllText(file).Contains(clock, StringComparison.Ordinal))).ShouldBeEmpty();
        Sources("*.cs").Where(file => File.ReadAllText(file).Contains("TimeProvider.System", StringComparison.Ordinal))
            .Select(Path.GetFileName).ShouldBe(["Composition.cs"]);
    }

    [Fact]
    public void Every_test_that_the_threat_model_names_is_there()
    {
        var named = NamedTests().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs/security/threat-model.md")))
            .Select(match => (Class: match.Groups[1].Value, Method: match.Groups[2].Value)).Distinct().ToList();
        var tests = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories).ToLookup(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);

        named.Count.ShouldBeGreaterThan(30);
        named.Where(test => !tests[test.Class].Any(source => source.Contains($" {test.Method}(", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_word_on_a_page_comes_from_the_language_file()
    {
        var hardWired = from page in Sources("*.cshtml")
                        from Match text in TextNodes().Matches(WithoutCode(File.ReadAllText(page)))
                        where Letters().IsMatch(text.Groups[1].Value)
                        select $"{Path.GetFileName(page)}: {text.Groups[1].Value.Trim()}";
        hardWired.ShouldBeEmpty();
    }

    [Fact]
    public void Every_key_of_the_language_file_is_used_and_every_used_key_is_there()
    {
        var keys = Web.LanguageFile.Keys("en").ToHashSet();
        var text = string.Join('\n', Sources("*.cs", "*.cshtml", "*.js").Select(File.ReadAllText));
        var mentioned = QuotedKeys().Matches(text).Select(match => match.Groups[1].Value).ToHashSet();

        mentioned.Where(key => !keys.Contains(key) && keys.Any(known => known.Split('.')[0] == key.Split('.')[0]) && T(text, key)).ShouldBeEmpty("used, but not in en.json");
        var prefixes = KeyPrefixes().Matches(text).Select(match => match.Groups[1].Value).ToList();
        keys.Where(key => !mentioned.Contains(key) && !prefixes.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal))).ShouldBeEmpty("in en.json, but not used");
    }

    private static bool T(string text, string key) =>
        text.Contains($"T[\"{key}\"", StringComparison.Ordinal) || text.Contains($"text[\"{key}\"", StringComparison.Ordinal) || text.Contains($"-key=\"{key}\"", StringComparison.Ordinal);

    private static IEnumerable<string> Sources(params string[] patterns) =>
        patterns.SelectMany(pattern => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), pattern, SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/node_modules/", StringComparison.Ordinal) && !file.Contains("/vendor/", StringComparison.Ordinal));

    /// <summary>A page without its C#: directives, code blocks, comments and expressions.</summary>
    private static string WithoutCode(string page)
    {
        page = RazorComments().Replace(page, "");
        page = CodeBlocks().Replace(page, "");
        page = InlineBlocks().Replace(page, "");
        page = Statements().Replace(page, "");
        return Expressions().Replace(page, "");
    }

    [GeneratedRegex("`([A-Za-z]+Tests)\\.([A-Za-z_]+)`")]
    private static partial Regex NamedTests();

    [GeneratedRegex(@">([^<>]*)<")]
    private static partial Regex TextNodes();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Letters();

    [GeneratedRegex(@"""([a-z][A-Za-z]+(?:\.[A-Za-z0-9]+)+)""")]
    private static partial Regex QuotedKeys();

    /// <summary>Keys that are put together: <c>$"outcome.{…}"</c>.</summary>
    [GeneratedRegex(@"\$""([a-z][A-Za-z]+\.(?:[A-Za-z0-9]+\.)*)\{")]
    private static partial Regex KeyPrefixes();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex RazorComments();

    [GeneratedRegex(@"@\{.*?^\}", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CodeBlocks();

    /// <summary>The head of a block on a line with its markup: <c>@if (…) {</c> and <c>} else {</c>.</summary>
    [GeneratedRegex(@"@(?:if|foreach|for|switch|while)\s*\((?>[^()]+|\((?<d>)|\)(?<-d>))*(?(d)(?!))\)\s*\{|\}\s*else\s*\{")]
    private static partial Regex InlineBlocks();

    /// <summary>Lines of C# within markup: directives, if, foreach, var, case …</summary>
    [GeneratedRegex(@"^\s*(?:@(?:page|model|using|inject|addTagHelper|if|foreach|for|switch|while|section)\b.*|(?:else|if|foreach|for|var|case|break|continue|switch|return|await)\b.*|[{}].*|@:.*|.*;\s*)$", RegexOptions.Multiline)]
    private static partial Regex Statements();

    [GeneratedRegex(@"@\((?>[^()]+|\((?<d>)|\)(?<-d>))*(?(d)(?!))\)|@(?:await\s+)?[\w.?!]+(?:\[(?>[^\[\]]+|\[(?<e>)|\](?<-e>))*(?(e)(?!))\]|\((?>[^()]+|\((?<f>)|\)(?<-f>))*(?(f)(?!))\)|[\w.?!])*")]
    private static partial Regex Expressions();
}
