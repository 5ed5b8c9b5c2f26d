namespace Ledgerline.Register.Declaring;

/// <summary>How much came from the web that nobody has decided yet. What comes by calls is not in it.</summary>
/// <param name="Groups">How many groups wait.</param>
/// <param name="WithoutWork">How many of them came without a proof of work.</param>
/// <param name="Lately">How many of them came within <see cref="Recent"/>.</param>
internal sealed record WaitingLoad(int Groups, int WithoutWork, int Lately)
{
    /// <summary>Work is never less than this: 2^13 tries a puzzle.</summary>
    public const int FewestBits = 13;

    /// <summary>Nor more: an old telephone has to be done within a minute (docs/specs/work.md).</summary>
    public const int MostBits = 17;

    /// <summary>From so many groups that wait on, a bit more is asked for, and another one each time that they double.</summary>
    public const int FirstGroups = 500;

    /// <summary>The same of those that came lately.</summary>
    public const int FirstLately = 100;

    public static TimeSpan Recent { get; } = TimeSpan.FromMinutes(10);

    /// <summary>How many zero bits are asked for now: by what waits or by what came lately, whichever asks for more.</summary>
    public int Bits => Math.Min(MostBits, FewestBits + Math.Max(Doublings(Groups, FirstGroups), Doublings(Lately, FirstLately)));

    /// <summary>Whether no more is taken in. What comes without work has a quarter of the places, so that it cannot keep out who has done some.</summary>
    public bool IsFull(bool withWork, RegisterOptions options) =>
        Groups >= options.MostWaiting || (!withWork && WithoutWork >= options.MostWaitingWithoutWork);

    public WaitingLoad And(bool withWork) => new(Groups + 1, WithoutWork + (withWork ? 0 : 1), Lately + 1);

    private static int Doublings(int count, int first) => count < first ? 0 : 1 + int.Log2(count / first);
}
