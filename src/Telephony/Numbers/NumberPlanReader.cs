using System.Collections.Immutable;
using System.Globalization;

namespace Ledgerline.Telephony.Numbers;

/// <summary>Reads number-plans.txt; Data/README.md describes its lines.</summary>
internal sealed class NumberPlanReader
{
    private const string EmptyField = "-";
    private readonly List<NumberPlan> plans = [];
    private readonly Dictionary<string, DigitPattern> patterns = [];

    // The lines of the plan being read.
    private readonly Dictionary<string, string[]> fields = [];
    private readonly List<NumberFormat> formats = [];

    /// <exception cref="FormatException">A line is not as described.</exception>
    public static IReadOnlyList<NumberPlan> Read(TextReader text)
    {
        var reader = new NumberPlanReader();
        while (text.ReadLine() is { } line) reader.ReadLine(line);
        reader.FinishPlan();
        return reader.plans;
    }

    private void ReadLine(string line)
    {
        if (line.StartsWith('#')) return;
        var parts = line.Split('\t');
        if (parts[0] == "plan") FinishPlan();
        if (parts[0] == "format") formats.Add(ReadFormat(parts));
        else if (!fields.TryAdd(parts[0], parts)) throw new FormatException($"A plan has two lines '{parts[0]}'.");
    }

    private void FinishPlan()
    {
        if (fields.Count == 0) return;
        plans.Add(MakePlan());
        fields.Clear();
        formats.Clear();
    }

    private NumberPlan MakePlan()
    {
        var lengths = DigitLengths.Parse(Field("general", 1));
        return new NumberPlan
        {
            Region = Field("plan", 1),
            CallingCode = int.Parse(Field("plan", 2), NumberStyles.None, CultureInfo.InvariantCulture),
            InternationalPrefix = OptionalField("international") is { } international ? new PrefixPattern(international) : null,
            NationalPrefix = OptionalField("national"),
            PrefixForParsing = OptionalField("prefix") is { } prefix ? new PrefixPattern(prefix) : null,
            Transform = OptionalField("transform"),
            LeadingDigits = OptionalField("leading") is { } leading ? PatternOf(leading) : null,
            Lengths = lengths,
            General = PatternOf(Field("general", 2)),
            Kinds = ReadKinds(lengths),
            MobileIsFixed = IsSameAsFixed("mobile"),
            Formats = [.. formats],
        };
    }

    private ImmutableArray<NumbersOfKind> ReadKinds(DigitLengths all)
    {
        var kinds = new List<NumbersOfKind>();
        foreach (var kind in Enum.GetValues<NumberKind>())
        {
            if (KeyOf(kind) is not { } key || !fields.ContainsKey(key) || IsSameAsFixed(key)) continue;
            var lengths = Field(key, 1) == EmptyField ? all : DigitLengths.Parse(Field(key, 1));
            kinds.Add(new NumbersOfKind(kind, lengths, PatternOf(Field(key, 2))));
        }

        return [.. kinds];
    }

    private static string? KeyOf(NumberKind kind) => kind switch
    {
        NumberKind.Premium => "premium",
        NumberKind.TollFree => "toll-free",
        NumberKind.SharedCost => "shared-cost",
        NumberKind.Voip => "voip",
        NumberKind.Personal => "personal",
        NumberKind.Pager => "pager",
        NumberKind.Uan => "uan",
        NumberKind.Voicemail => "voicemail",
        NumberKind.Fixed => "fixed",
        NumberKind.Mobile => "mobile",
        NumberKind.FixedOrMobile => null,
    };

    private bool IsSameAsFixed(string key) => fields.TryGetValue(key, out var parts) && parts is [_, "same"];

    // Many plans share patterns, and each pattern makes a table.
    private DigitPattern PatternOf(string text) =>
        patterns.TryGetValue(text, out var pattern) ? pattern : patterns[text] = new DigitPattern(text);

    private static NumberFormat ReadFormat(string[] parts) => parts is [_, var pattern, var template, var international, var rule, var leading]
        ? new NumberFormat(pattern, template, OrNull(international), OrNull(rule), OrNull(leading))
        : throw new FormatException($"A format has {parts.Length} fields.");

    private static string? OrNull(string field) => field == EmptyField ? null : field;

    private string? OptionalField(string key) => fields.ContainsKey(key) ? Field(key, 1) : null;

    private string Field(string key, int index) => fields.TryGetValue(key, out var parts) && index < parts.Length
        ? parts[index]
        : throw new FormatException($"A plan has no field {index} '{key}'.");
}
