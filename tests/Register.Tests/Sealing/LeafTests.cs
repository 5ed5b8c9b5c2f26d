using System.Text;
using System.Text.Json;
using Ledgerline.Register.Sealing;

namespace Ledgerline.Register.Tests.Sealing;

public sealed class LeafTests
{
    [Fact]
    public void Leaf_OfEachVectorOfTheSpecification_IsThatByteForByte()
    {
        var vectors = Vectors();
        vectors.Count.ShouldBeGreaterThanOrEqualTo(5);
        foreach (var vector in vectors)
        {
            var kind = vector.Kind == "real-name" ? NameKind.RealName : NameKind.Pseudonym;
            var record = new CanonicalRecord(kind, vector.Name, vector.Place, vector.Statement);
            var commitment = record.Commitment(Convert.FromBase64String(vector.Salt));

            Encoding.UTF8.GetString(record.Bytes()).ShouldBe(vector.Record);
            Convert.ToBase64String(commitment).ShouldBe(vector.Commitment);
            Encoding.UTF8.GetString(DeclarationLeaf.Bytes(vector.Day, Parse(vector.Organisations), commitment)).ShouldBe(vector.Leaf);
        }
    }

    [Fact]
    public void Leaf_InAnyCulture_HasTheSameDay()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo("th-TH");
        try
        {
            Encoding.ASCII.GetString(DeclarationLeaf.Bytes(new DateOnly(2026, 11, 22), Organisations.Party, new byte[32]))
                .ShouldBe($"ledgerline/declaration/v1\nday 2026-11-22\norganisations party\ncommitment {Convert.ToBase64String(new byte[32])}\n");
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    private static List<Vector> Vectors()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "leaf.md"));
        var block = text.Split("```json\n")[1].Split("```")[0];
        return JsonSerializer.Deserialize<List<Vector>>(block, JsonSerializerOptions.Web)!;
    }

    private static Organisations Parse(string[] words) => words.Aggregate(Organisations.None, (all, word) => all | word switch
    {
        "party" => Organisations.Party,
        "youth-league" => Organisations.YouthLeague,
        "young-pioneers" => Organisations.YoungPioneers,
        _ => throw new FormatException(word),
    });

    private sealed record Vector(
        DateOnly Day, string[] Organisations, string Kind, string Name, string? Place, string? Statement, string Salt, string Record, string Commitment, string Leaf);
}
