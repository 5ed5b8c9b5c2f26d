using System.Text.RegularExpressions;
using Ledgerline.Centres.Audit;
using Ledgerline.Testing;
using Ledgerline.Web;

namespace Ledgerline.Centres.Tests.Audit;

/// <summary>Every action that the program records has its words, and there are words for nothing else.</summary>
public sealed partial class TrailWordsTests
{
    [Fact]
    public void Words_AreThoseOfTheActionsThatTheSourceRecords()
    {
        var recorded = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText).Where(source => Recorders().IsMatch(source))
            .SelectMany(source => Actions().Matches(source)).Select(match => match.Groups[1].Value).ToHashSet();

        recorded.Count.ShouldBeGreaterThan(10);
        TrailWords.Actions.ShouldBe(recorded, ignoreOrder: true);
        recorded.Select(action => TrailWords.Action(new Text(), action)).ShouldAllBe(words => words.Contains(' '));
    }

    /// <summary>Files that record, but not what does the recording.</summary>
    [GeneratedRegex(@"audit\.Record\(|\bRecordAct record\b")]
    private static partial Regex Recorders();

    [GeneratedRegex(@"""([a-z]+(?:-[a-z]+)+)""")]
    private static partial Regex Actions();
}
