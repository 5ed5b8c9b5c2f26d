using Ledgerline.Register.Searching;
using Ledgerline.Register.Sealing;

namespace Ledgerline.Bench.Searching;

/// <summary>What readers type: the same every time.</summary>
internal static class SearchMix
{
#pragma warning disable RS0030 // A seeded generator: the same mix every time.
    /// <summary>So many texts, each with whether somebody of that name is in the register.</summary>
    public static List<(string Typed, bool IsThere)> Make(int count)
    {
        // As the register's first names are drawn, so that they are in it whatever its size.
        var generator = new Random(FilledNames.FirstSeed);
        return [.. Enumerable.Range(0, count).Select(i => One(NameOfHan(generator), i % 8))];
    }

    /// <summary>A name such as the register is filled with.</summary>
    private static string NameOfHan(Random generator)
    {
        string name;
        do
            name = DemoNames.Next(generator).Text;
        while (name.Length is < 2 or > 4 || !name.EnumerateRunes().All(rune => HanCharacters.ReadingsOf(rune).Length > 0));
        return name;
    }
#pragma warning restore RS0030

    private static (string Typed, bool IsThere) One(string name, int way)
    {
        var sounds = name.EnumerateRunes().Select(rune => HanCharacters.ReadingsOf(rune)[0]).ToList();
        return way switch
        {
            0 => (name, true),
            1 => (name[..2], true),
            2 => (name[..1], true),
            3 => (string.Concat(sounds.Select(sound => sound[..^1])), true),
            4 => (string.Join(' ', sounds), true),
            5 => (string.Join(' ', sounds.Select(sound => sound[..^1]))[..3], true),
            6 => (string.Concat(sounds.Select(sound => sound[0])), true),
            _ => ("nobody of the name " + name, false),
        };
    }
}
