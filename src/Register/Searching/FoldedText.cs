using System.Text;

namespace Ledgerline.Register.Searching;

/// <summary>A text without what people do not mind when they look for a name (docs/specs/search.md, "Folding").</summary>
/// <param name="Words">What stands between blanks, folded; none of them empty.</param>
/// <param name="Han">Its Han characters that can be read aloud, in their order, as they were written.</param>
internal sealed record FoldedText(IReadOnlyList<string> Words, IReadOnlyList<Rune> Han)
{
    /// <summary>All of it, without blanks.</summary>
    public string Text => string.Concat(Words);

    /// <summary>Folds a text of any kind. Where nothing but punctuation is in it, that is kept; where nothing at all would be left, all of it is. No words where nothing is seen.</summary>
    public static FoldedText Of(string text)
    {
        var plain = Plain(text);
        var decomposed = plain.Normalize(NormalizationForm.FormKD);
        var folded = Fold(decomposed, keepPunctuation: false);
        if (folded.Words.Count == 0)
            folded = Fold(decomposed, keepPunctuation: true);
        return folded.Words.Count > 0 ? folded : new FoldedText(plain.Split(' ', StringSplitOptions.RemoveEmptyEntries), []);
    }

    /// <summary>Without the characters that no name may have: nobody sees them, but they come along when a name is copied from somewhere.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                plain.Append(' ');
            else if (NameCharacters.Refusal(rune) is null)
                plain.Append(rune);
        }

        return plain.ToString();
    }

    private static FoldedText Fold(string decomposed, bool keepPunctuation)
    {
        var (words, han, word) = (new List<string>(), new List<Rune>(), new StringBuilder());
        foreach (var rune in decomposed.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                EndWord();
            else if (!FoldedCharacters.IsMark(rune) && (keepPunctuation || !FoldedCharacters.IsPunctuation(rune)))
                Append(rune);
        }

        EndWord();
        return new FoldedText(words, han);

        void Append(Rune rune)
        {
            if (HanCharacters.ReadingsOf(rune).Length > 0)
                han.Add(rune);
            FoldedCharacters.Append(word, rune);
        }

        void EndWord()
        {
            if (word.Length > 0)
                words.Add(word.ToString().Normalize(NormalizationForm.FormC));
            word.Clear();
        }
    }
}
