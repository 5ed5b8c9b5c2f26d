using System.Text.Json.Serialization;
using Ledgerline.Web;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>Why a row of a file was not taken. Kept by name; the names never change.</summary>
internal enum RowRefusal
{
    Empty,
    NotANumber,
    UnknownCountry,
    TooShort,
    TooLong,
    NotValidInItsCountry,
    HasExtension,
    TwiceInFile,
    AlreadyInCampaign,
    AskedNotToBeCalled,
    InOtherCampaign,
    TooManyNumbers,
}

/// <summary>A row that was not taken, or a number of one that was.</summary>
/// <param name="FirstLine">Of a number that is in the file twice, where it is first.</param>
/// <param name="Number">
/// What stands in the file, to be put right there; with the name and the note. Null for a number that was read well: the line says enough, and
/// a report must not keep what its person may have destroyed.
/// </param>
/// <param name="RowTaken">Whether the row was taken with another number, and only this one was not.</param>
internal sealed record Rejection(
    int Line, int Row, RowRefusal Why, int? FirstLine = null, string? Number = null, string? Name = null, string? Note = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool RowTaken = false);

internal static class RowRefusalWords
{
    public static string Of(RowRefusal refusal, Text text) => refusal switch
    {
        RowRefusal.Empty => text["lists.why.empty"],
        RowRefusal.NotANumber => text["lists.why.notANumber"],
        RowRefusal.UnknownCountry => text["lists.why.unknownCountry"],
        RowRefusal.TooShort => text["lists.why.tooShort"],
        RowRefusal.TooLong => text["lists.why.tooLong"],
        RowRefusal.NotValidInItsCountry => text["lists.why.notValid"],
        RowRefusal.HasExtension => text["lists.why.extension"],
        RowRefusal.TwiceInFile => text["lists.why.twiceInFile"],
        RowRefusal.AlreadyInCampaign => text["lists.why.inCampaign"],
        RowRefusal.AskedNotToBeCalled => text["lists.why.neverCall"],
        RowRefusal.InOtherCampaign => text["lists.why.inOtherCampaign"],
        RowRefusal.TooManyNumbers => text["lists.why.tooManyNumbers", ("count", ReadRows.MostNumbers)],
    };

    public static string Of(Rejection row, Text text)
    {
        var why = row.FirstLine is { } first ? text["lists.why.twiceSince", ("line", first)] : Of(row.Why, text);
        return row.RowTaken ? text["lists.why.numberOnly", ("why", why)] : why;
    }
}
