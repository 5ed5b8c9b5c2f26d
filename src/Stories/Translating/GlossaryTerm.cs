using Ledgerline.Centres;

namespace Ledgerline.Stories.Translating;

/// <summary>How a centre translates a term, always.</summary>
internal sealed class GlossaryTerm
{
    public const int MaxTermLength = 100;
    public const int MaxNoteLength = 300;

    /// <summary>Of one language into one other.</summary>
    public const int Most = 2_000;

    public required Guid Id { get; init; }

    public required CentreId Centre { get; init; }

    public required string SourceLanguage { get; init; }

    public required string TargetLanguage { get; init; }

    public required string Term { get; set; }

    public required string Translation { get; set; }

    /// <summary>May be empty.</summary>
    public required string Note { get; set; }

    /// <summary>Whether it is spoken of in a text: as a word or words of its own, in capitals or not.</summary>
    public bool IsIn(string text) => Stands(text, Term);

    /// <summary>Whether a translation has it as it was agreed.</summary>
    public bool IsKeptIn(string target) => target.Contains(Translation, StringComparison.OrdinalIgnoreCase);

    private static bool Stands(string text, string words)
    {
        for (var at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + words.Length;
            if ((at == 0 || !Joins(text[at - 1], words[0])) && (end == text.Length || !Joins(words[^1], text[end])))
                return true;
        }

        return false;
    }

    /// <summary>Whether two characters stand in one word.</summary>
    private static bool Joins(char one, char next) => char.IsLetterOrDigit(one) && char.IsLetterOrDigit(next) && !Scripts.IsWithoutSpaces(one) && !Scripts.IsWithoutSpaces(next);
}
