using Ledgerline.Stories.Writing;
using Ledgerline.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Ledgerline.Stories.Translating;

/// <summary>A translation as a browser sends it, with the source as it was shown.</summary>
internal sealed class TranslationForm
{
    /// <summary>A source and a translation of the longest kind.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>A translation and a tick for each of six thousand pieces.</summary>
    public const int MaxFields = 12_000;

    public string? SourceTitle { get; set; }

    public string? SourceSummary { get; set; }

    public string? SourceBody { get; set; }

    /// <summary>The source's version that was shown.</summary>
    public int SourceVersion { get; set; }

    /// <summary>The translation's newest version when she began.</summary>
    public int Seen { get; set; }

    /// <summary>One for each piece of the source.</summary>
    public string?[] Target { get; set; } = [];

    /// <summary>The places of the pieces whose translation needs no change.</summary>
    public int[] Right { get; set; } = [];

    public string? Credit { get; set; }

    /// <summary>The source's pieces as they were shown. A browser sends line breaks in its own way.</summary>
    public IReadOnlyList<string> Pieces => [SourceTitle ?? "", SourceSummary ?? "", .. Paragraphs.Of(Lines(SourceBody))];

    /// <summary>Where the field of a piece is, for an error.</summary>
    public static string FieldOf(int place) => $"Form.Target[{place}]";

    /// <returns>What was typed, fit to be kept, where it fits the pieces; null where it does not: the form was torn on its way.</returns>
    public IReadOnlyList<string>? Typed(int pieces) => Target.Length != pieces ? null :
        [.. Target.Select(Clean)];

    /// <summary>A piece of a file, as if it had been typed.</summary>
    public static TranslatedPiece Clean(TranslatedPiece piece, int place) => piece with { Target = Clean(piece.Target, place) };

    public string TypedCredit => PlainText.Clean(Credit, int.MaxValue, out _);

    /// <summary>Says what is too long.</summary>
    public static void Check(StoryContent content, ModelStateDictionary state, Text text)
    {
        if (content.Title.Length > StoryContent.MaxTitleLength)
            state.AddError(FieldOf(0), text["translating.form.titleTooLong", ("count", StoryContent.MaxTitleLength)]);
        if (content.Summary.Length > StoryContent.MaxSummaryLength)
            state.AddError(FieldOf(1), text["translating.form.summaryTooLong", ("count", StoryContent.MaxSummaryLength)]);
        if (content.Body.Length > StoryContent.MaxBodyLength)
            state.AddError("", text["translating.form.bodyTooLong", ("count", StoryContent.MaxBodyLength)]);
        if (content.Byline.Length > StoryContent.MaxBylineLength)
            state.AddError("Form.Credit", text["translating.form.creditTooLong", ("count", StoryContent.MaxBylineLength)]);
    }

    private static string Clean(string? typed, int place) => place < TranslatedContent.Heads ? PlainText.Clean(typed, int.MaxValue, out _) : Lines(typed).Trim();

    private static string Lines(string? text) => (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal);
}
