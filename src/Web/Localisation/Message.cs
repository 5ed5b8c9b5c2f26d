using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace Ledgerline.Web.Localisation;

/// <summary>One text: either one template, or one for each plural category, of which there is always <c>other</c>.</summary>
internal sealed class Message
{
    private const string Other = "other";

    private readonly string key;
    private readonly FrozenDictionary<string, Piece[]> forms;

    private Message(string key, FrozenDictionary<string, Piece[]> forms) => (this.key, this.forms) = (key, forms);

    /// <summary>The placeholders that a translation of this text must have too.</summary>
    public IEnumerable<string> Placeholders => forms.Values.SelectMany(pieces => pieces).Where(piece => piece.IsPlaceholder).Select(piece => piece.Text).Distinct();

    public static Message Parse(string key, JsonElement value)
    {
        var forms = value.ValueKind == JsonValueKind.String
            ? [new(Other, Template(key, value.GetString()!))]
            : value.EnumerateObject().Select(form => KeyValuePair.Create(form.Name, Template(key, form.Value.GetString()!))).ToList();
        return forms.Any(form => form.Key == Other)
            ? new Message(key, forms.ToFrozenDictionary())
            : throw new FormatException($"The text '{key}' has no form '{Other}'.");
    }

    public string Format(LanguageFile language, ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        var text = new StringBuilder();
        foreach (var piece in Choose(language, arguments))
        {
            text.Append(piece.IsPlaceholder ? Write(language, Argument(piece.Text, arguments)) : piece.Text);
        }

        return text.ToString();
    }

    private Piece[] Choose(LanguageFile language, ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        if (forms.Count == 1) return forms[Other];
        var count = Convert.ToInt64(Argument("count", arguments), language.Culture);
        return forms.GetValueOrDefault(PluralRules.Category(language.Tag, count)) ?? forms[Other];
    }

    private object? Argument(string name, ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Name == name) return argument.Value;
        }

        throw new ArgumentException($"The text '{key}' needs the argument '{name}'.", nameof(arguments));
    }

    private static string Write(LanguageFile language, object? value)
    {
        var culture = language.Culture;
        return value switch
        {
            DateOnly date => date.ToString(Pattern(language, "language.date"), culture),
            TimeOnly time => time.ToString(Pattern(language, "language.time"), culture),
            DateTime or DateTimeOffset => throw new ArgumentException("Give a text the DateOnly or the TimeOnly of the zone that its reader is in."),
            sbyte or byte or short or ushort or int or uint or long or ulong => ((IFormattable)value).ToString("N0", culture),
            float or double or decimal => ((IFormattable)value).ToString("#,0.##", culture),
            _ => Convert.ToString(value, culture) ?? "",
        };
    }

    private static string Pattern(LanguageFile language, string key) => language.Find(key).forms[Other][0].Text;

    private static Piece[] Template(string key, string text)
    {
        var pieces = new List<Piece>();
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            var end = open < 0 ? text.Length : open;
            if (end > at) pieces.Add(new Piece(text[at..end], IsPlaceholder: false));
            if (open < 0) break;
            var close = text.IndexOf('}', open);
            if (close < open + 2) throw new FormatException($"The text '{key}' has a brace that is not a placeholder's.");
            pieces.Add(new Piece(text[(open + 1)..close], IsPlaceholder: true));
            at = close + 1;
        }

        return [.. pieces];
    }

    private readonly record struct Piece(string Text, bool IsPlaceholder);
}
