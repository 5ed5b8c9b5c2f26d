using Ledgerline.Register.Sealing;

namespace Ledgerline.Faults.Sealing;

/// <summary>How a write fails.</summary>
public enum Fault
{
    /// <summary>Nothing was written.</summary>
    NotDone,

    /// <summary>All was written, but whoever asked hears that it failed.</summary>
    DoneButReportedAsFailed,
}

/// <summary>A write that was made to fail.</summary>
internal sealed class InjectedFaultException(string step) : Exception($"Made to fail: {step}.");

/// <summary>Counts the writes of sealing and publishing, and makes one of them fail.</summary>
internal sealed class FaultySteps : WriteSteps
{
    private int _failAt;
    private Fault _fault;

    /// <summary>The steps since <see cref="Arm"/>, in order.</summary>
    public List<string> Steps { get; } = [];

    /// <summary>Begins to count anew; the write with this number, counted from 1, fails. 0: none does.</summary>
    public void Arm(int failAt, Fault fault)
    {
        (_failAt, _fault) = (failAt, fault);
        Steps.Clear();
    }

    public override async Task RunAsync(string step, Func<Task> write)
    {
        Steps.Add(step);
        var fails = Steps.Count == _failAt;
        if (!fails || _fault == Fault.DoneButReportedAsFailed)
            await write();
        if (fails)
            throw new InjectedFaultException(step);
    }
}
