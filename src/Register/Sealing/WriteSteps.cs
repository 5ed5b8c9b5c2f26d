namespace Ledgerline.Register.Sealing;

/// <summary>
/// Every write of sealing and publishing, to the database or to a file, goes through here, one step each. In production nothing is added; tests
/// make each step fail, or end the process there, and look at what is left.
/// </summary>
internal class WriteSteps
{
    /// <summary>Does one write.</summary>
    public virtual Task RunAsync(string step, Func<Task> write) => write();

    /// <summary>Does one write.</summary>
    public Task RunAsync(string step, Action write) => RunAsync(step, () =>
    {
        write();
        return Task.CompletedTask;
    });
}
