using Ledgerline.Attacks.Filling;

namespace Ledgerline.Attacks.Scripting;

/// <summary>Looks at every answer: with a parser at all of them, with a browser at each that shows a payload in a place where none was seen before.</summary>
internal sealed class Jury(Window window)
{
    /// <summary>What a field has that takes no words: a page repeats only those that it offers.</summary>
    private const int OfOthers = 9_999;

    private readonly Dictionary<string, int> _numbers = [];
    private readonly HashSet<string> _looked = [];
    private readonly HashSet<int> _seen = [];

    public List<string> Wrong { get; } = [];

    /// <summary>How many pages a browser has shown.</summary>
    public int Shown { get; private set; }

    /// <summary>Text fields, by their page and name, of which nothing was ever shown.</summary>
    public IEnumerable<string> Unseen => _numbers.Where(pair => !_seen.Contains(pair.Value)).Select(pair => pair.Key).Order(StringComparer.Ordinal);

    /// <summary>The number by which a field is known in what is typed into it.</summary>
    public int NumberOf(string page, FormField field)
    {
        if (!field.IsText)
            return OfOthers;
        var key = $"{page} {field.Kind}";
        if (!_numbers.TryGetValue(key, out var number))
            _numbers.Add(key, number = _numbers.Count);
        return number;
    }

    public async Task LookAsync(Seen seen)
    {
        if (seen.Answer.Status >= 500)
            Wrong.Add($"{seen.By}: {seen.Answer.Status}");
        if (!seen.Answer.Body.Contains(Payloads.Mark, StringComparison.Ordinal))
            return;
        foreach (var fault in await Markup.FaultsInAsync(seen.Answer))
            Wrong.Add($"{seen.By}: {fault}");
        var numbers = Payloads.NumbersIn(seen.Answer.Body).ToList();
        _seen.UnionWith(numbers);
        if (!(seen.Answer.IsPage || seen.Answer.Type == "image/svg+xml") || !_looked.Add($"{seen.Page} {string.Join(' ', Payloads.In(seen.Answer.Body))}"))
            return;
        Shown++;
        foreach (var fault in await window.ShowAsync(seen.Who, seen.Address, seen.Answer))
            Wrong.Add($"{seen.By} in a browser: {fault}");
    }
}
