using System.Text;
using Ledgerline.PhoneBank.ContactLists;

namespace Ledgerline.PhoneBank.Tests.ContactLists;

public class ReadingTests
{
    [Theory]
    [InlineData("Name,Phone number,Notes", 1, 0, 2)]
    [InlineData("N°,Téléphone,Nom,Remarques", 1, 2, 3)]
    [InlineData("备注,姓名,手机号", 2, 1, 0)]
    [InlineData("姓名,電話號碼,備註", 1, 0, 2)]
    [InlineData("City,Telephone (home),First name", 1, 2, null)]
    [InlineData("First name,Tel,Name", 1, 2, null)]
    [InlineData("Na\ufffeme,Pho\uffffne,\ufffe", 1, 0, null)]
    public async Task Guess_ByHeadings_FindsTheColumns(string headings, int number, int? name, int? note)
    {
        var reading = await GuessAsync($"{headings}\na,b,c,d\n");

        (reading.HasHeadings, reading.NumberColumn, reading.NameColumn, reading.NoteColumn).ShouldBe((true, number, name, note));
    }

    [Fact]
    public async Task Guess_WithoutHeadings_GoesByTheLook()
    {
        var reading = await GuessAsync("1,Ann,(202) 555-0100,met her at the fair and promised to call again in autumn\n2,Bo,+44 7700 900123,\n");

        (reading.HasHeadings, reading.NumberColumn, reading.NameColumn, reading.NoteColumn).ShouldBe((false, 2, 1, 3));
    }

    [Fact]
    public async Task Guess_HeadingsInAnUnknownLanguage_FindsTheNumbersByTheirLook()
    {
        var reading = await GuessAsync("Vārds;Tālrunis\nAnna;+1 202 555 0100\n");

        (reading.HasHeadings, reading.NumberColumn, reading.NameColumn).ShouldBe((true, 1, (int?)null));
    }

    [Fact]
    public async Task Guess_FullWidthDigits_AreDigits() => (await GuessAsync("李华;＋１２０２５５５０１００\n")).NumberColumn.ShouldBe(1);

    [Theory]
    [InlineData("1.20256E+10", nameof(RowRefusal.NotANumber))]
    [InlineData("=1+1", nameof(RowRefusal.NotANumber))]
    [InlineData("", nameof(RowRefusal.Empty))]
    [InlineData("call me", nameof(RowRefusal.NotANumber))]
    [InlineData("+1 202 555", nameof(RowRefusal.TooShort))]
    [InlineData("+1 202 555 0100 0100", nameof(RowRefusal.TooLong))]
    [InlineData("+1 202 555 0100 ext. 5", nameof(RowRefusal.HasExtension))]
    [InlineData("+1 102 555 0100", nameof(RowRefusal.NotValidInItsCountry))]
    [InlineData("+999 202 555 0100", nameof(RowRefusal.UnknownCountry))]
    public async Task Row_ThatIsNoNumber_SaysWhy(string cell, string why) =>
        (await RowsAsync($"\"{cell}\",x\n", "US")).ShouldHaveSingleItem().Refusal.ShouldBe(Enum.Parse<RowRefusal>(why));

    [Theory]
    [InlineData("(202) 555-0100")]
    [InlineData("２０２ー５５５ー０１００")]
    [InlineData("1-202-555-0100")]
    [InlineData("'+12025550100")]
    [InlineData(" 00 1 202 555 0100", "GB")]
    [InlineData("tel:+1-202-555-0100")]
    public async Task Row_HoweverItIsWritten_IsTheNumber(string cell, string region = "US") =>
        (await RowsAsync($"\"{cell}\",x\n", region)).ShouldHaveSingleItem().Numbers.ShouldHaveSingleItem().E164.ShouldBe("+12025550100");

    [Theory]
    [InlineData("(202) 555-0100; 202 555 0101", 2)]
    [InlineData("２０２５５５０１００、+44 7700 900123", 2)]
    [InlineData("202 555 0100/202 555 0100", 1)]
    [InlineData("202/555/0100", 1)]
    [InlineData("+12025550100,+12025550101,+12025550102,+12025550103,+12025550104,+12025550105", 5)]
    public async Task Row_WithSeveralNumbersInACell_HasEachOnce(string cell, int numbers)
    {
        var row = (await RowsAsync($"\"{cell}\",x\n", "US")).ShouldHaveSingleItem();

        row.Numbers.Count.ShouldBe(numbers);
        row.Unread.Select(number => number.Why).ShouldBe(numbers == ReadRows.MostNumbers ? [RowRefusal.TooManyNumbers] : []);
    }

    [Theory]
    [InlineData("Name,Phone,Mobile,Home phone,Born", 1, 2, 3)]
    [InlineData("姓名,身份证号码,手机,电话", 3, 2, null)]
    [InlineData("Name,Customer number,Phone", 2, null, null)]
    public async Task Guess_OfSeveralNumbers_GoesByHeadingsThatMeanATelephone(string headings, int first, int? second, int? third)
    {
        var reading = await GuessAsync($"{headings}\nAnn,2025550100,2025550101,2025550102,19700101\n");

        (reading.NumberColumn, reading.SecondNumberColumn, reading.ThirdNumberColumn).ShouldBe((first, second, third));
    }

    [Fact]
    public async Task Guess_OfAZone_GoesByItsHeading() => (await GuessAsync("Name,Phone,Time zone\nAnn,2025550100,America/Chicago\n")).ZoneColumn.ShouldBe(2);

    [Fact]
    public async Task Row_WithoutCountry_IsNotTakenWhenNoneIsChosen() =>
        (await RowsAsync("2025550100,x\n", null)).ShouldHaveSingleItem().Refusal.ShouldBe(RowRefusal.UnknownCountry);

    [Fact]
    public async Task Row_NameAndNote_AreOneLineWithoutInvisibleCharactersAndCut()
    {
        var row = (await RowsAsync($"+12025550100,\"\u202e A\u200b\u0007n\nn \",\"{new string('字', 2_001)}\"\n", null)).ShouldHaveSingleItem();

        (row.Name, row.WasCut).ShouldBe(("An n", true));
        row.Note!.Length.ShouldBe(2_000);
    }

    private static async Task<Reading> GuessAsync(string text) => Reading.Guess(FileEncoding.Utf8, await SheetOf(text, null));

    private static async Task<IEnumerable<ReadRow>> RowsAsync(string text, string? region) =>
        ReadRows.Of(await SheetOf(text, ','), new Reading(FileEncoding.Utf8, ',', HasHeadings: false, 0, 1, 2, region, null));

    private static async Task<Sheet> SheetOf(string text, char? separator) =>
        (await Sheet.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), FileEncoding.Utf8, separator, default)).Sheet.ShouldNotBeNull();
}
