using Ledgerline.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Ledgerline.Stories.Writing;

/// <summary>What an editor types, read and told what is wrong with it.</summary>
internal sealed class StoryForm
{
    /// <summary>The longest story, as a browser sends it.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    public string? Title { get; set; }

    public string? Summary { get; set; }

    public string? Byline { get; set; }

    public string? Body { get; set; }

    public string? Occasion { get; set; }

    public Occasion ChosenOccasion => Enum.TryParse<Occasion>(Occasion, out var occasion) && Enum.IsDefined(occasion) ? occasion : Stories.Occasion.None;

    public static StoryForm Of(StoryContent content, Occasion occasion) =>
        new() { Title = content.Title, Summary = content.Summary, Byline = content.Byline, Body = content.Body, Occasion = occasion.ToString() };

    /// <summary>As it is kept while she types: whatever is too long loses its end.</summary>
    public StoryContent ToContent() => new(
        PlainText.Clean(Title, StoryContent.MaxTitleLength, out _), PlainText.Clean(Summary, StoryContent.MaxSummaryLength, out _), PlainText.Clean(Byline, StoryContent.MaxBylineLength, out _), CleanBody);

    /// <returns>Null when something is wrong, and <paramref name="state"/> says what.</returns>
    public StoryContent? Read(ModelStateDictionary state, Text text)
    {
        Check(nameof(Title), Title, StoryContent.MaxTitleLength, state, text);
        Check(nameof(Summary), Summary, StoryContent.MaxSummaryLength, state, text);
        Check(nameof(Byline), Byline, StoryContent.MaxBylineLength, state, text);
        if (PlainText.Clean(Title, StoryContent.MaxTitleLength, out _).Length == 0)
            state.AddError($"Form.{nameof(Title)}", text["writing.form.noTitle"]);
        if ((Body ?? "").Length > StoryContent.MaxBodyLength)
            state.AddError($"Form.{nameof(Body)}", text["writing.form.tooLong", ("count", StoryContent.MaxBodyLength)]);
        return state.IsValid ? ToContent() : null;
    }

    private string CleanBody
    {
        get
        {
            var body = (Body ?? "").ReplaceLineEndings("\n").Trim();
            return body.Length <= StoryContent.MaxBodyLength ? body : body[..StoryContent.MaxBodyLength];
        }
    }

    private static void Check(string field, string? typed, int maxLength, ModelStateDictionary state, Text text)
    {
        PlainText.Clean(typed, maxLength, out var isTooLong);
        if (isTooLong)
            state.AddError($"Form.{field}", text["writing.form.tooLong", ("count", maxLength)]);
    }
}
