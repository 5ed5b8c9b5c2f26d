using System.Diagnostics;
using Ledgerline.Fuzzing.Targets;

namespace Ledgerline.Fuzzing.Running;

/// <summary>Tries inputs on a target, one after the other, on one thread.</summary>
internal sealed class Trial(Target target, Watchdog watchdog)
{
    /// <summary>Inputs that were tried.</summary>
    public long Tried { get; private set; }

    public TimeSpan Slowest { get; private set; }

    /// <summary>The most that any allocated of what it may, 1 being all of it.</summary>
    public double MostAllocated { get; private set; }

    /// <returns>What is wrong, or null.</returns>
    public string? Try(byte[] input)
    {
        Tried++;
        var (problem, allocated) = Run(input);
        var allowed = target.Allowed + (target.AllowedPerByte * input.Length);
        // The first of its kind fills what is kept: tables, compiled code.
        if (problem is null && allocated > allowed)
            (problem, allocated) = Run(input);
        MostAllocated = Math.Max(MostAllocated, Math.Min((double)allocated / allowed, 1));
        return problem ?? (allocated > allowed ? $"It allocated {allocated:N0} bytes; {allowed:N0} are allowed." : null);
    }

    private (string? Problem, long Allocated) Run(byte[] input)
    {
        watchdog.Begin(input);
        var (begin, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        try
        {
            target.Try(input);
            return (null, GC.GetAllocatedBytesForCurrentThread() - before);
        }
#pragma warning disable CA1031 // Whatever it throws is what is looked for.
        catch (Exception wrong)
#pragma warning restore CA1031
        {
            return ($"{wrong.GetType().Name}: {wrong.Message}\n{wrong.StackTrace}", 0);
        }
        finally
        {
            watchdog.End();
            var took = Stopwatch.GetElapsedTime(begin);
            Slowest = took > Slowest ? took : Slowest;
        }
    }
}
