namespace Ledgerline.Bench.Flooding;

/// <param name="Seconds">How long the flood lasts, and the same staff's work without it before.</param>
/// <param name="PagesPerSecond">How many page views come; what the machine does not carry comes later.</param>
/// <param name="JunkPerHour">How many false declarations come; as many have come in the hour before, and wait.</param>
internal sealed record FloodSize(int Seconds, int PagesPerSecond, int JunkPerHour)
{
    public static FloodSize Whole { get; } = new(60, 1_500, 10_000);

    public TimeSpan Time => TimeSpan.FromSeconds(Seconds);

    public int Junk => (int)((long)JunkPerHour * Seconds / 3_600);
}
