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
    public void Guess_ByHeadings_FindsTheColumns(string headings, int number, int? name, int? note)
    {
        var reading = Guess($"{headings}\na,b,c,d\n");

        (reading.HasHeadings, reading.NumberColumn, reading.NameColumn, reading.NoteColumn).ShouldBe((true, number, name, note));
    }

    [Fact]
    public void Guess_WithoutHeadings_GoesByTheLook()
    {
        var reading = Guess("1,Ann,(202) 555-0100,met her at the fair and promised to call again in autumn\n2,Bo,+44 7700 900123,\n");

        (reading.HasHeadings, reading.NumberColumn, reading.NameColumn, reading.NoteColumn).ShouldBe((false, 2, 1, 3));
    }

    [Fact]
    public void Guess_HeadingsInAnUnknownLanguage_FindsTheNumbersByTheirLook()
    {
        var reading = Guess("Vārds;Tālrunis\nAnna;+1 202 555 0100\n");

        (reading.HasHeadings, reading.NumberColumn, reading.NameColumn).ShouldBe((true, 1, (int?)null));
    }

    [Fact]
    public void Guess_FullWidthDigits_AreDigits() => Guess("李华;＋１２０２５５５０１００\n").NumberColumn.ShouldBe(1);

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
    public void Row_ThatIsNoNumber_SaysWhy(string cell, string why) =>
        Rows($"\"{cell}\",x\n", "US").ShouldHaveSingleItem().Refusal.ShouldBe(Enum.Parse<RowRefusal>(why));

    [Theory]
    [InlineData("(202) 555-0100")]
    [InlineData("２０２ー５５５ー０１００")]
    [InlineData("1-202-555-0100")]
    [InlineData("'+12025550100")]
    [InlineData(" 00 1 202 555 0100", "GB")]
    [InlineData("tel:+1-202-555-0100")]
    public void Row_HoweverItIsWritten_IsTheNumber(string cell, string region = "US") =>
        Rows($"\"{cell}\",x\n", region).ShouldHaveSingleItem().Number?.E164.ShouldBe("+12025550100");

    [Fact]
    public void Row_WithoutCountry_IsNotTakenWhenNoneIsChosen() =>
        Rows("2025550100,x\n", null).ShouldHaveSingleItem().Refusal.ShouldBe(RowRefusal.UnknownCountry);

    [Fact]
    public void Row_NameAndNote_AreOneLineWithoutInvisibleCharactersAndCut()
    {
        var row = Rows($"+12025550100,\"\u202e A\u200b\u0007n\nn \",\"{new string('字', 2_001)}\"\n", null).ShouldHaveSingleItem();

        (row.Name, row.WasCut).ShouldBe(("An n", true));
        row.Note!.Length.ShouldBe(2_000);
    }

    private static Reading Guess(string text) => Reading.Guess(Sheet.Read(text, null).Sheet!);

    private static IEnumerable<ReadRow> Rows(string text, string? region) =>
        ReadRows.Of(Sheet.Read(text, ',').Sheet!, new Reading(',', HasHeadings: false, 0, 1, 2, region, null));
}
