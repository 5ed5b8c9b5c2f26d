using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Faults.Sealing;

/// <summary>Every write of sealing and publishing fails once in each way; each time the next run makes it good.</summary>
public sealed class FailedWriteTests(ITestOutputHelper output)
{
    [Theory]
    [OnBothEngines(Fault.NotDone)]
    [OnBothEngines(Fault.DoneButReportedAsFailed)]
    public async Task Every_write_that_fails_is_made_good_by_the_next_run(DatabaseEngine engine, Fault fault)
    {
        var steps = new FaultySteps();
        await using var register = new FaultyRegister(
            await TestSystem.StartAsync(engine, FaultyRegister.Options, services => services.AddSingleton<WriteSteps>(steps)));
        for (var round = 0; round < 2; round++)
        {
            await register.PrepareRoundAsync();
            steps.Arm(0, fault);
            await register.RecoverAsync();
        }

        var failed = new List<string>();
        // A round has some steps more or fewer than another; beyond the last one nothing fails, and all have.
        for (var failAt = 1; ; failAt++)
        {
            await register.PrepareRoundAsync();
            steps.Arm(failAt, fault);
            if (await SealsAsync(register.System))
                break;
            failed.Add(steps.Steps[^1]);
            steps.Arm(0, fault);
            await register.RecoverAsync();
        }

        await register.RecoverAsync();
        await register.CheckAsync();
        failed.Distinct().Count().ShouldBeGreaterThan(15);
        output.WriteLine($"{failed.Count} writes failed: {string.Join(", ", failed.Distinct())}.");
    }

    private static async Task<bool> SealsAsync(TestSystem system)
    {
        try
        {
            await system.SealAsync();
            return true;
        }
        catch (InjectedFaultException)
        {
            return false;
        }
    }
}
