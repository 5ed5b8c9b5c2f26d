using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Ledgerline.Stories.Writing;
using Ledgerline.Web;

namespace Ledgerline.Stories.Exchange;

/// <summary>What is wrong with a file of a story.</summary>
/// <param name="Line">From 1; 0 for the file as a whole.</param>
internal sealed record StoryFileProblem(int Line, string Words);

/// <summary>
/// A text of a story as a file (docs/specs/story-folder.md): front matter, which is YAML of which each value is a JSON string, an empty line, and the body as Markdown. What is written is
/// read as the same, and what is read and written again is the same to the byte.
/// </summary>
/// <param name="From">The language from which it was translated; null for the original.</param>
internal sealed record StoryFile(StoryId Story, string Language, string? From, StoryContent Content, Occasion Occasion, DateOnly Published, DateOnly Changed, bool IsBehind)
{
    /// <summary>In bytes.</summary>
    public const int MaxBytes = 1024 * 1024;

    private const string Fence = "---";
    private const string Day = "yyyy-MM-dd";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Letters as they are; only what JSON itself wants is escaped.
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public byte[] Write()
    {
        var text = new StringBuilder();
        text.Append(Fence).Append('\n');
        foreach (var (key, value) in Fields())
            text.Append(key).Append(": ").Append(JsonSerializer.Serialize(value, Json)).Append('\n');
        text.Append(Fence).Append("\n\n").Append(Content.Body).Append('\n');
        return Strict.GetBytes(text.ToString());
    }

    public static bool TryRead(byte[] file, [NotNullWhen(true)] out StoryFile? story, [NotNullWhen(false)] out StoryFileProblem? problem)
    {
        (story, problem) = (null, null);
        try
        {
            if (file.Length > MaxBytes)
                throw new Wrong(0, $"It is larger than {MaxBytes} bytes.");
            story = Read(Strict.GetString(file));
            return true;
        }
        catch (Wrong wrong)
        {
            problem = wrong.Problem;
        }
        catch (DecoderFallbackException)
        {
            problem = new StoryFileProblem(0, "It is not UTF-8.");
        }

        return false;
    }

    private IEnumerable<(string Key, string Value)> Fields()
    {
        yield return ("story", Story.Value.ToString("D"));
        yield return ("language", Language);
        if (From is not null)
            yield return ("translated-from", From);
        yield return ("title", Content.Title);
        yield return ("summary", Content.Summary);
        yield return (From is null ? "byline" : "credit", Content.Byline);
        if (Occasion != Occasion.None)
            yield return ("occasion", Occasion.ToString());
        yield return ("published", Published.ToString(Day, CultureInfo.InvariantCulture));
        yield return ("changed", Changed.ToString(Day, CultureInfo.InvariantCulture));
        if (IsBehind)
            yield return ("behind", "true");
    }

    private static StoryFile Read(string text)
    {
        var lines = text.Split('\n');
        if (lines[0] != Fence)
            throw new Wrong(1, "The first line is three hyphens.");
        var end = Array.IndexOf(lines, Fence, 1);
        if (end < 0)
            throw new Wrong(0, "A second line of three hyphens ends what stands before the story.");
        var fields = new Front(lines.AsSpan(1, end - 1));
        var from = fields.Take("translated-from");
        if (from is not null && ContentLanguage.Find(from) is null)
            throw fields.Wrong("translated-from", "It is no language that stories are told in.");
        var story = new StoryFile(
            new StoryId(Guid.TryParseExact(fields.Must("story"), "D", out var id) ? id : throw fields.Wrong("story", "It is no story's mark.")),
            ContentLanguage.Find(fields.Must("language"))?.Tag ?? throw fields.Wrong("language", "It is no language that stories are told in."),
            from,
            new StoryContent(fields.Line("title", StoryContent.MaxTitleLength), fields.Line("summary", StoryContent.MaxSummaryLength), fields.Line(from is null ? "byline" : "credit", StoryContent.MaxBylineLength), ""),
            fields.Take("occasion") is not { } occasion ? Occasion.None : Enum.TryParse<Occasion>(occasion, out var known) && known.ToString() == occasion && known != Occasion.None ? known : throw fields.Wrong("occasion", "It is no occasion."),
            fields.Date("published"),
            fields.Date("changed"),
            fields.Take("behind") is { } behind && (behind == "true" ? true : throw fields.Wrong("behind", "It is true, or not there.")));
        fields.End();
        return story with { Content = story.Content with { Body = Body(lines, end + 1) } };
    }

    private static string Body(string[] lines, int first)
    {
        if (first + 1 >= lines.Length || lines[first].Length > 0)
            throw new Wrong(first + 1, "An empty line stands before the story.");
        if (lines[^1].Length > 0)
            throw new Wrong(lines.Length, "The last line ends with a line feed.");
        var body = string.Join('\n', lines[(first + 1)..^1]);
        if (body.Length > StoryContent.MaxBodyLength)
            throw new Wrong(0, $"The story is longer than {StoryContent.MaxBodyLength} characters.");
        if (body != body.Trim() || body.Contains('\r', StringComparison.Ordinal))
            throw new Wrong(0, "The story neither begins nor ends with white space, and its lines end with a line feed alone.");
        return body;
    }

    private sealed class Wrong(int line, string words) : Exception(words)
    {
        public StoryFileProblem Problem { get; } = new(line, words);
    }

    /// <summary>The lines between the fences: each a key, once, and a JSON string.</summary>
    private sealed class Front
    {
        private readonly Dictionary<string, (string Value, int Line)> _fields = [];
        private readonly HashSet<string> _read = [];

        public Front(ReadOnlySpan<string> lines)
        {
            for (var at = 0; at < lines.Length; at++)
            {
                var number = at + 2;
                if (lines[at].IndexOf(": ", StringComparison.Ordinal) is not (> 0 and var colon))
                    throw new Wrong(number, "A line before the story is a key, a colon, a blank and a text in quotation marks.");
                if (!_fields.TryAdd(lines[at][..colon], (Text(lines[at][(colon + 2)..], number), number)))
                    throw new Wrong(number, $"“{lines[at][..colon]}” stands there twice.");
            }
        }

        public string? Take(string key)
        {
            _read.Add(key);
            return _fields.TryGetValue(key, out var field) ? field.Value : null;
        }

        public string Must(string key) => Take(key) ?? throw new Wrong(0, $"“{key}” is missing.");

        public string Line(string key, int maxLength)
        {
            var value = Must(key);
            return PlainText.Clean(value, maxLength, out _) == value ? value : throw Wrong(key, $"It is one line of at most {maxLength} characters, without any that nobody sees.");
        }

        public DateOnly Date(string key) =>
            DateOnly.TryParseExact(Must(key), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Wrong(key, "It is a day, such as 2026-11-30.");

        public Wrong Wrong(string key, string words) => new(_fields[key].Line, $"“{key}”: {words}");

        public void End()
        {
            foreach (var (key, field) in _fields)
                if (!_read.Contains(key))
                    throw new Wrong(field.Line, $"“{key}” is nothing that stands there.");
        }

        private static string Text(string json, int line)
        {
            try
            {
                return JsonSerializer.Deserialize<string>(json, Json) ?? throw new Wrong(line, "A text in quotation marks stands behind the colon.");
            }
            catch (JsonException)
            {
                throw new Wrong(line, "A text in quotation marks stands behind the colon.");
            }
        }
    }
}
