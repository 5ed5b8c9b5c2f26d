using System.Globalization;
using Ledgerline.Telephony;
using Ledgerline.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>How a file is to be read, as the form has it. Columns count from 1; an empty answer is "none" or "find out".</summary>
internal sealed class PreviewForm
{
    private static readonly (string Word, char Character)[] Separators = [("comma", ','), ("semicolon", ';'), ("tab", '\t')];

    public string? Encoding { get; set; }

    public string? Separator { get; set; }

    public bool HasHeadings { get; set; }

    public string? NumberColumn { get; set; }

    public string? SecondNumberColumn { get; set; }

    public string? ThirdNumberColumn { get; set; }

    public string? NameColumn { get; set; }

    public string? NoteColumn { get; set; }

    public string? ZoneColumn { get; set; }

    public string? Region { get; set; }

    public string? Zone { get; set; }

    public bool SkipOtherCampaigns { get; set; }

    public static PreviewForm Of(Reading reading) => new()
    {
        Encoding = reading.Encoding.ToString(),
        HasHeadings = reading.HasHeadings,
        NumberColumn = Write(reading.NumberColumn),
        SecondNumberColumn = Write(reading.SecondNumberColumn),
        ThirdNumberColumn = Write(reading.ThirdNumberColumn),
        NameColumn = Write(reading.NameColumn),
        NoteColumn = Write(reading.NoteColumn),
        ZoneColumn = Write(reading.ZoneColumn),
        SkipOtherCampaigns = reading.SkipOtherCampaigns,
    };

    /// <returns>Null when there is an answer that the form does not offer, and <paramref name="state"/> says which.</returns>
    /// <param name="found">The encoding where none was chosen.</param>
    public Reading? Read(FileEncoding found, ModelStateDictionary state, Text text)
    {
        var number = Column(nameof(NumberColumn), NumberColumn, state, text);
        var reading = new Reading(
            OneOf(nameof(Encoding), Encoding, FileEncodings.All.Select(each => each.ToString()), state, text) is { } encoding ? Enum.Parse<FileEncoding>(encoding) : found,
            OneOf(nameof(Separator), Separator, Separators.Select(each => each.Word), state, text) is { } word ? Separators.First(each => each.Word == word).Character : null,
            HasHeadings,
            number ?? 0,
            Column(nameof(NameColumn), NameColumn, state, text),
            Column(nameof(NoteColumn), NoteColumn, state, text),
            OneOf(nameof(Region), Region, PhoneRegions.All.Select(region => region.Code), state, text),
            OneOf(nameof(Zone), Zone, ZoneNames.Find(Zone) is { } zone ? [zone.Id] : [], state, text),
            Column(nameof(SecondNumberColumn), SecondNumberColumn, state, text),
            Column(nameof(ThirdNumberColumn), ThirdNumberColumn, state, text),
            Column(nameof(ZoneColumn), ZoneColumn, state, text),
            SkipOtherCampaigns);
        if (number is null && state.IsValid)
            state.AddError(nameof(NumberColumn), text["import.preview.numberColumnMissing"]);
        return state.IsValid ? reading : null;
    }

    public static IEnumerable<Choice> SeparatorChoices(char found, Text text) =>
    [
        new("", text["import.preview.separatorFound", ("name", SeparatorName(found, text))]),
        .. Separators.Select(each => new Choice(each.Word, SeparatorName(each.Character, text))),
    ];

    private static string SeparatorName(char separator, Text text) => separator switch
    {
        ',' => text["import.preview.comma"],
        ';' => text["import.preview.semicolon"],
        '\t' => text["import.preview.tab"],
        _ => separator.ToString(),
    };

    private static int? Column(string field, string? typed, ModelStateDictionary state, Text text)
    {
        if (string.IsNullOrEmpty(typed))
            return null;
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var column) && column is >= 1 and <= SheetReader.MaxColumns)
            return column - 1;
        state.AddError(field, text["field.invalid"]);
        return null;
    }

    private static string? OneOf(string field, string? typed, IEnumerable<string> offered, ModelStateDictionary state, Text text)
    {
        if (string.IsNullOrEmpty(typed) || offered.Contains(typed))
            return string.IsNullOrEmpty(typed) ? null : typed;
        state.AddError(field, text["field.invalid"]);
        return null;
    }

    private static string Write(int? column) => column is { } at ? (at + 1).ToString(CultureInfo.InvariantCulture) : "";
}
