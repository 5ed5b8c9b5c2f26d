using System.Text;
using System.Text.Json;
using Ledgerline.Register.Annulling;
using Ledgerline.Register.Auditing;
using Ledgerline.Register.Sealing;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Tests.Auditing;

public sealed class LeafTextTests
{
    private const string Declaration =
        "ledgerline/declaration/v1\nday 2026-11-22\norganisations party youth-league young-pioneers\ncommitment NLOhtizNtjTCudd3y5rMX58Om8c9Z8nV+PviZ4vkai4=\n";

    private const string Annulment = "ledgerline/annulment/v1\nday 2026-11-25\nentry 1234\nreason hoax\n";

    [Fact]
    public void Declaration_OfTheSpecification_IsReadAndOpened()
    {
        var vectors = Vectors();
        vectors.Openings.Count.ShouldBeGreaterThanOrEqualTo(3);
        foreach (var (leaf, opening) in vectors.Openings)
        {
            LeafText.TryParse(Encoding.UTF8.GetBytes(leaf), out var text).ShouldBeTrue();
            text.Kind.ShouldBe(LeafKind.Declaration);
            RecordJudgement.Judge(text, Encoding.UTF8.GetBytes(opening)).ShouldBe(RecordState.Opens);
            RecordJudgement.Judge(text, Encoding.UTF8.GetBytes(vectors.Erased)).ShouldBe(RecordState.Erased);
        }
    }

    [Fact]
    public void Annulment_OfTheSpecification_IsReadAndWrittenByteForByte()
    {
        foreach (var (day, entry, reason, leaf) in Vectors().Annulments)
        {
            LeafText.TryParse(Encoding.UTF8.GetBytes(leaf), out var text).ShouldBeTrue();
            text.Kind.ShouldBe(LeafKind.Annulment);
            (text.Day, text.Target.Value, text.Reason).ShouldBe((day, entry, Enum.Parse<AnnulmentReason>(reason, ignoreCase: true)));
            Encoding.UTF8.GetString(AnnulmentLeaf.Bytes(day, new EntryIndex(entry), text.Reason)).ShouldBe(leaf);
        }
    }

    [Theory]
    [InlineData(" party", Organisations.Party)]
    [InlineData(" youth-league", Organisations.YouthLeague)]
    [InlineData(" young-pioneers", Organisations.YoungPioneers)]
    [InlineData(" party young-pioneers", Organisations.Party | Organisations.YoungPioneers)]
    [InlineData("", null)]
    [InlineData(" ", null)]
    [InlineData(" party party", null)]
    [InlineData(" youth-league party", null)]
    [InlineData(" party  youth-league", null)]
    [InlineData(" party ", null)]
    [InlineData(" Party", null)]
    [InlineData(" party\r", null)]
    public void Organisations_AreInTheirOrderOrNoLeaf(string words, Organisations? expected)
    {
        var leaf = Declaration.Replace(" party youth-league young-pioneers", words, StringComparison.Ordinal);
        LeafText.TryParse(Encoding.UTF8.GetBytes(leaf), out var text).ShouldBe(expected is not null);
        text.Organisations.ShouldBe(expected ?? Organisations.None);
    }

    [Theory]
    [InlineData("2026-11-22", "2026-11-31")]
    [InlineData("2026-11-22", "2026-02-29")]
    [InlineData("2026-11-22", "2026-13-01")]
    [InlineData("2026-11-22", "2026-00-01")]
    [InlineData("2026-11-22", "0000-01-01")]
    [InlineData("2026-11-22", "2026-1-22")]
    [InlineData("2026-11-22", "2026-11-2２")]
    [InlineData("2026-11-22", "+026-11-22")]
    [InlineData("kai4=", "kai5=")]
    [InlineData("kai4=", "kai4")]
    [InlineData("kai4=", "kai4==")]
    [InlineData("NLOh", " LOh")]
    [InlineData("NLOh", "NLOhNLOh")]
    [InlineData("commitment ", "commitment  ")]
    [InlineData("=\n", "=\n\n")]
    [InlineData("=\n", "=\r\n")]
    [InlineData("=\n", "=")]
    [InlineData("/v1", "/v2")]
    public void Declaration_ThatDeviates_IsNoLeaf(string from, string to) =>
        LeafText.TryParse(Encoding.UTF8.GetBytes(Declaration.Replace(from, to, StringComparison.Ordinal)), out _).ShouldBeFalse();

    [Theory]
    [InlineData("1234", "01234")]
    [InlineData("1234", "-1")]
    [InlineData("1234", "+1")]
    [InlineData("1234", "")]
    [InlineData("1234", "9223372036854775808")]
    [InlineData("1234", "12 34")]
    [InlineData("hoax", "Hoax")]
    [InlineData("hoax", "hoax ")]
    [InlineData("hoax", "other")]
    [InlineData("hoax\n", "hoax")]
    [InlineData("2026-11-25", "2026-11-32")]
    public void Annulment_ThatDeviates_IsNoLeaf(string from, string to) =>
        LeafText.TryParse(Encoding.UTF8.GetBytes(Annulment.Replace(from, to, StringComparison.Ordinal)), out _).ShouldBeFalse();

    [Fact]
    public void Leaf_WithAnyOneByteCutOrChanged_IsNeverTakenForTheSame()
    {
        foreach (var leaf in new[] { Declaration, Annulment }.Select(Encoding.UTF8.GetBytes))
        {
            LeafText.TryParse(leaf, out var right).ShouldBeTrue();
            for (var i = 0; i < leaf.Length; i++)
            {
                LeafText.TryParse(leaf.AsSpan(0, i), out _).ShouldBeFalse();
                foreach (var flip in new byte[] { 1, 0x20, 0x80 })
                {
                    var changed = leaf.ToArray();
                    changed[i] ^= flip;
                    (LeafText.TryParse(changed, out var text) && text == right).ShouldBeFalse();
                }
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(55)]
    [InlineData(64)]
    [InlineData(2_048)]
    [InlineData(2_049)]
    public void Commitment_OfAnyLength_IsTheFrameworksHmac(int length)
    {
        var (salt, record) = (Enumerable.Range(0, 32).Select(i => (byte)i).ToArray(), new byte[length]);
        Commitment.Of(salt, record).ShouldBe(Commitment.Read(System.Security.Cryptography.HMACSHA256.HashData(salt, record)));
    }

    [Theory]
    [InlineData("v1\nkind pseudonym\nname a\nb\n")]
    [InlineData("v1\nkind pseudonym\nname \n")]
    [InlineData("v1\nkind other\nname a\n")]
    [InlineData("v1\nkind real-name\nname a")]
    [InlineData("v1\nkind real-name\nname a\u0007\n")]
    [InlineData("v1\nkind real-name\nname a\nplace FR\n")]
    [InlineData("v2\nkind real-name\nname a\n")]
    [InlineData("v2\nkind real-name\nname a\nplace Paris\n")]
    [InlineData("v2\nkind real-name\nname a\nstatement b\nplace FR\n")]
    [InlineData("v2\nkind real-name\nname a\nplace FR\nplace FR\n")]
    [InlineData("v2\nkind real-name\nname a\nstatement \n")]
    [InlineData("v2\nkind real-name\nname a\nstatement b")]
    [InlineData("v2\nkind real-name\nname a\nstatement b\nc\n")]
    [InlineData("v3\nkind real-name\nname a\nstatement b\n")]
    public void Record_ThatIsNotOne_IsMalformedEvenWhereItOpens(string record) => JudgementOf(record).ShouldBe(RecordState.Malformed);

    [Theory]
    [InlineData("v1\nkind real-name\nname a\n")]
    [InlineData("v2\nkind real-name\nname a\nplace CN-BJ\n")]
    [InlineData("v2\nkind pseudonym\nname a\nstatement b\nstatement c\n")]
    [InlineData("v2\nkind pseudonym\nname a\nplace FR\nstatement b\n")]
    public void Record_OfEitherVersion_Opens(string record) => JudgementOf(record).ShouldBe(RecordState.Opens);

    [Fact]
    public void Record_ReadBack_SaysWhatWasWritten()
    {
        var record = new CanonicalRecord(NameKind.RealName, "晨光", "CN-BJ", "one\nplace FR\nstatement three");
        RecordText.TryParse(record.Bytes(), out var text).ShouldBeTrue();
        new CanonicalRecord(text.Kind, text.Name, text.Place, text.Statement).ShouldBe(record);
    }

    private static RecordState JudgementOf(string version)
    {
        var (salt, record) = (new byte[32], Encoding.UTF8.GetBytes($"ledgerline/record/{version}"));
        var leaf = new LeafText(LeafKind.Declaration, default, Organisations.Party, Commitment.Of(salt, record), default, default);
        byte[] opening = [.. Encoding.UTF8.GetBytes($"ledgerline/opening/v1\nsalt {Convert.ToBase64String(salt)}\n"), .. record];
        return RecordJudgement.Judge(leaf, opening);
    }

    private static Block Vectors()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "leaf.md"));
        return JsonSerializer.Deserialize<Block>(text.Split("```json\n")[2].Split("```")[0], JsonSerializerOptions.Web)!;
    }

    private sealed record Block(List<AnnulmentVector> Annulments, List<OpeningVector> Openings, string Erased);

    private sealed record AnnulmentVector(DateOnly Day, long Entry, string Reason, string Leaf);

    private sealed record OpeningVector(string Leaf, string Opening);
}
