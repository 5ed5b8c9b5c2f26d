using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Ledgerline.Web.Localisation;

namespace Ledgerline.Web;

/// <summary>The texts of one language, by key. Read once, when the language is first used.</summary>
public sealed class LanguageFile
{
    private static readonly FrozenDictionary<string, Lazy<LanguageFile>> Files = Languages.All.ToFrozenDictionary(
        tag => tag, tag => new Lazy<LanguageFile>(() => Parse(tag, Languages.Open(tag))), StringComparer.OrdinalIgnoreCase);

    private readonly FrozenDictionary<string, Message> messages;

    private LanguageFile(string tag, IReadOnlyList<string> keys, FrozenDictionary<string, Message> messages)
    {
        (Tag, KeysInOrder, this.messages) = (tag, keys, messages);
        Culture = CultureInfo.GetCultureInfo(tag);
    }

    internal string Tag { get; }

    /// <summary>In the order of the file.</summary>
    internal IReadOnlyList<string> KeysInOrder { get; }

    internal CultureInfo Culture { get; }

    /// <summary>The keys of a language's file, in the order of the file.</summary>
    /// <exception cref="KeyNotFoundException">There is no such language.</exception>
    public static IReadOnlyList<string> Keys(string language) => Of(language).KeysInOrder;

    internal static LanguageFile Of(string language) =>
        Files.TryGetValue(language, out var file) ? file.Value : throw new KeyNotFoundException($"There is no language '{language}'.");

    internal static LanguageFile Parse(string tag, Stream json)
    {
        using (json)
        {
            var texts = JsonDocument.Parse(json).RootElement.EnumerateObject().ToList();
            var messages = texts.ToFrozenDictionary(text => text.Name, text => Message.Parse(text.Name, text.Value));
            return new LanguageFile(tag, [.. texts.Select(text => text.Name)], messages);
        }
    }

    internal Message Find(string key) =>
        messages.GetValueOrDefault(key) ?? throw new KeyNotFoundException($"The language '{Tag}' has no text '{key}'.");
}
