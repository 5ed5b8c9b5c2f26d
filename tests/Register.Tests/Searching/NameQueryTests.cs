using System.Text;
using System.Text.Json;
using Ledgerline.Register.Searching;

namespace Ledgerline.Register.Tests.Searching;

/// <summary>What finds which names, without a database.</summary>
public sealed class NameQueryTests
{
    public static TheoryData<string> Typed => [.. Vectors().Select(vector => vector.Typed)];

    [Theory]
    [MemberData(nameof(Typed))]
    public void Query_OfEachVectorOfTheSpecification_FindsThoseNamesInThatOrder(string typed)
    {
        var vector = Vectors().Single(vector => vector.Typed == typed);
        NameQuery.TryParse(vector.Typed, out var query, out _).ShouldBeTrue();

        var found = vector.Finds.Select((name, i) => (Place: query.FirstOf(name), Order: i, name)).ToList();

        found.Where(each => each.Place is null).Select(each => each.name).ShouldBeEmpty();
        found.OrderBy(each => each.Place!.Value.Span).ThenBy(each => each.Place!.Value.Key, Comparer<NameKey>.Create(NameKey.Compare)).ThenBy(each => each.Order)
            .Select(each => each.name).ShouldBe(vector.Finds);
        vector.Not.Where(name => query.FirstOf(name) is not null).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("单晓明", "Name 单晓明", "Pinyin danxiaoming 132", "Pinyin chanxiaoming 232", "Pinyin shanxiaoming 432", "Initials dxm", "Initials cxm", "Initials sxm")]
    [InlineData("Maria García López", "Name mariagarcialopez", "LaterWord garcialopezmaria", "LaterWord lopezmariagarcia")]
    [InlineData("吕", "Name 吕", "Pinyin lv 3", "Pinyin lu 3", "Pinyin lyu 3")]
    [InlineData("···", "Name ···")]
    [InlineData("´´", "Name ´´")]
    public void Keys_OfAName_AreTheseAndNoOthers(string name, params string[] keys) =>
        NameKeys.Of(name).Select(key => key.ToString()).ShouldBe(keys, ignoreOrder: true);

    /// <summary>PostgreSQL takes no more than 2,700 bytes into an index; and there may be only so many rows of one name.</summary>
    [Theory]
    [InlineData("\uFDFA", 100)]
    [InlineData("长", 100)]
    [InlineData("单", 100)]
    [InlineData("绿 ", 50)]
    [InlineData("e\u0323\u0301", 100)]
    [InlineData("🌾", 100)]
    public void Keys_OfTheLongestNames_AreFewAndShortAndOrdered(string part, int times)
    {
        var keys = NameKeys.Of(string.Concat(Enumerable.Repeat(part, times)));

        keys.Length.ShouldBeInRange(1, 1 + NameKeys.MaxLaterWords + (2 * NameKeys.MaxReadings));
        keys.ShouldAllBe(key => key.Bytes.Length <= 4 * (NameKeys.MaxCharacters + 1) && key.Bytes.All(each => each >= 0x20 && each < 0xF8));
        keys.Distinct().Count().ShouldBe(keys.Length);
    }

    [Theory]
    [InlineData("长", 100)]
    [InlineData("长", 70)]
    [InlineData("W", 100)]
    [InlineData("🌾", 100)]
    public void Query_OfALongName_FindsIt(string part, int times)
    {
        var name = string.Concat(Enumerable.Repeat(part, times));
        NameQuery.TryParse(name, out var query, out _).ShouldBeTrue();
        query.FirstOf(name).ShouldNotBeNull();
    }

    [Fact]
    public void Query_OfALongReading_FindsIt()
    {
        NameQuery.TryParse(string.Concat(Enumerable.Repeat("zhang", 20)), out var query, out _).ShouldBeTrue();
        query.FirstOf(string.Concat(Enumerable.Repeat("长", 20))).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData(" \u3000\t\r\n", false)]
    [InlineData("\u200B\u202E\u0000", false)]
    [InlineData("a̤", true)]
    [InlineData("\u0301", true)]
    [InlineData("%", true)]
    [InlineData("li\uFFFE", true)]
    public void Query_OfWhatIsNotSeen_IsEmpty(string? typed, bool isQuery)
    {
        NameQuery.TryParse(typed, out _, out var refusal).ShouldBe(isQuery);
        refusal.ShouldBe(NameQueryRefusal.Empty);
    }

    [Fact]
    public void Query_LongerThanAnyName_IsTooLong()
    {
        NameQuery.TryParse(new string('a', 100), out _, out _).ShouldBeTrue();
        NameQuery.TryParse("a" + new string('\u0301', 1_000), out _, out _).ShouldBeTrue();
        foreach (var tooLong in new[] { new string('a', 101), "a" + new string('\u0301', 2_000), new string('\uD800', 3_000) })
        {
            NameQuery.TryParse(tooLong, out _, out var refusal).ShouldBeFalse();
            refusal.ShouldBe(NameQueryRefusal.TooLong);
        }
    }

    [Theory]
    [InlineData("zhāngsān", "zhangsan", "11")]
    [InlineData("zhang1san1", "zhangsan", "11")]
    [InlineData("Zhang1 San", "zhangsan", null)]
    [InlineData("zhangsān", "zhangsan", null)]
    [InlineData("fānguō", "fanguo", "11")]
    [InlineData("fāngē", "fange", "11")]
    [InlineData("nǚ'ér", "nver", "32")]
    [InlineData("lu:e4", "lve", "4")]
    [InlineData("jǚ", "ju", "3")]
    [InlineData("ma5", "ma", "5")]
    [InlineData("ma0", "ma", "5")]
    [InlineData("xyz1", "xyz", null)]
    [InlineData("zhāngx", "zhangx", null)]
    public void Pinyin_AsTyped_IsReadWithItsTones(string typed, string letters, string? tones)
    {
        PinyinText.TryParse(typed, out var pinyin).ShouldBeTrue();
        (pinyin.Letters, pinyin.Tones).ShouldBe((letters, tones));
    }

    [Theory]
    [InlineData("张san")]
    [InlineData("josñ日")]
    [InlineData("zhang7")]
    [InlineData("123")]
    [InlineData("a+b")]
    public void Pinyin_OfSomethingElse_IsNone(string typed) => PinyinText.TryParse(typed, out _).ShouldBeFalse();

    /// <summary>Whatever is typed, the spans do not meet: else what is found at two places might be shown twice.</summary>
    [Theory]
    [InlineData("zhangsan")]
    [InlineData("zhāng sān")]
    [InlineData("晨光")]
    public void Spans_OfOneKind_DoNotReachIntoLongerKeys(string typed)
    {
        NameQuery.TryParse(typed, out var query, out _).ShouldBeTrue();
        foreach (var span in query.Spans)
            span.From.AsSpan().SequenceCompareTo(span.Before).ShouldBeLessThan(0, Encoding.UTF8.GetString(span.From));
    }

    private static List<Vector> Vectors()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "search.md"));
        var vectors = JsonSerializer.Deserialize<List<Vector>>(text.Split("```json\n")[1].Split("```")[0], JsonSerializerOptions.Web)!;
        vectors.Count.ShouldBeGreaterThan(30);
        return vectors;
    }

    private sealed record Vector(string Typed, string[] Finds, string[] Not);
}
