namespace Ledgerline.Fuzzing.Running;

/// <summary>Numbers that look random and come from a seed (SplitMix64): the same inputs on every machine.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <returns>0 or more, and below <paramref name="below"/>, which is at least 1.</returns>
    public int Next(int below)
    {
        _state += 0x9E37_79B9_7F4A_7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return (int)((z ^ (z >> 31)) >> 33) % below;
    }

    public T OneOf<T>(IReadOnlyList<T> items) => items[Next(items.Count)];
}
