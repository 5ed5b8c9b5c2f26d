namespace Ledgerline.Storage.Tests;

public class PaperKeyTests
{
    private readonly MasterKey _key = MasterKey.Generate();

    /// <summary>What is on paper in somebody's safe must be readable for ever: this is what a key of 0, 1, 2 … was written as.</summary>
    [Fact]
    public void Write_OfAKnownKey_IsAsItAlwaysWas() =>
        PaperKey.Write(new MasterKey([.. Enumerable.Range(0, MasterKey.Bytes).Select(each => (byte)each)])).ShouldBe(KnownLines);

    [Fact]
    public void Read_OfWhatWasWritten_IsTheKey() => Same(PaperKey.Read(PaperKey.Write(_key)), _key);

    [Fact]
    public void Read_AsPeopleTypeIt_IsTheKey()
    {
        var lines = PaperKey.Write(_key).Select((line, index) => $" {index + 1}  {line.ToLowerInvariant().Replace('0', 'o').Replace('1', 'l').Replace(" ", " - ", StringComparison.Ordinal)} ").ToList();
        Same(PaperKey.Read(lines), _key);
    }

    /// <summary>Every single wrong character, and every swap of neighbours, is found in its own line, or by the words in 65,535 of 65,536 cases: with these keys always.</summary>
    [Fact]
    public void Read_WithASlipOfThePen_NamesTheLine()
    {
        var lines = PaperKey.Write(new MasterKey([.. Enumerable.Range(0, MasterKey.Bytes).Select(each => (byte)each)]));
        for (var line = 0; line < lines.Count; line++)
        {
            foreach (var at in (int[])[0, 1, 2, 3, 5, 6, 7, 8])
            {
                foreach (var digit in "0Z")
                {
                    if (lines[line][at] == digit)
                        continue;
                    var slip = lines.ToList();
                    slip[line] = slip[line][..at] + digit + slip[line][(at + 1)..];
                    Should.Throw<FormatException>(() => PaperKey.Read(slip)).Message.ShouldStartWith($"Line {line + 1} does not fit its words");
                }
            }
        }
    }

    [Fact]
    public void Read_OfLinesOutOfOrder_OrOfTwoKeys_OrTooFew_Refuses()
    {
        var (lines, others) = (PaperKey.Write(_key), PaperKey.Write(MasterKey.Generate()));
        Should.Throw<FormatException>(() => PaperKey.Read([lines[1], lines[0], .. lines.Skip(2)])).Message.ShouldContain("Line 1");
        Should.Throw<FormatException>(() => PaperKey.Read([.. lines.Take(6), others[6]])).Message.ShouldContain("together they are no key");
        Should.Throw<FormatException>(() => PaperKey.Read([.. lines.Take(6)])).Message.ShouldBe("A key has 7 lines; these are 6.");
        Should.Throw<FormatException>(() => PaperKey.Read([.. lines.Take(6), "ABCD EFG  apple apple"])).Message.ShouldBe("Line 7 is not 8 characters and two words.");
        Should.Throw<FormatException>(() => PaperKey.Read([.. lines.Take(6), ""])).Message.ShouldBe("Line 7 is not 8 characters and two words.");
    }

    private static readonly string[] KnownLines =
    [
        "0400 20G3  guitar kite", "0G2G C1R8  cliff mountain", "1450 P30D  copper jungle", "1R7H 048J  mirror bicycle", "2CA1 A5GQ  satin kayak", "30CH M6RW  butter pasta", "3MF1 YJ8H  orange desert",
    ];

    private static void Same(MasterKey one, MasterKey other) => new KeyRing(one).Hash(KeyPurpose.Note, "a").ShouldBe(new KeyRing(other).Hash(KeyPurpose.Note, "a"));
}
