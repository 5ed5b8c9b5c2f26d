namespace Ledgerline.Register.Receipts;

/// <summary>
/// Limits guessing: so many wrong codes at once, and then one a second, from everybody together. Once it is used up nobody is answered,
/// the right code neither, because a different answer would tell which it is. A code whose check digit is wrong never gets here.
/// </summary>
internal sealed class WrongCodes(TimeProvider time)
{
    private const double Burst = 60;
    private const double PerSecond = 1;

    private readonly Lock _lock = new();
    private double _left = Burst;
    private DateTimeOffset _at = time.GetUtcNow();

    /// <summary>Whether anybody may ask now.</summary>
    public bool MayAsk()
    {
        lock (_lock)
        {
            Refill();
            return _left >= 1;
        }
    }

    /// <summary>Counts a code that nobody has.</summary>
    public void Count()
    {
        lock (_lock)
        {
            Refill();
            _left = Math.Max(0, _left - 1);
        }
    }

    private void Refill()
    {
        var now = time.GetUtcNow();
        _left = Math.Clamp(_left + ((now - _at).TotalSeconds * PerSecond), 0, Burst);
        _at = now;
    }
}
