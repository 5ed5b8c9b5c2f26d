using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Faults.Sealing;

/// <summary>The process is killed right before each write of sealing and publishing; another one makes it good.</summary>
public sealed class KilledSealerTests(ITestOutputHelper output)
{
    /// <summary>Of writes that happen many times in a run, such as that of a file, these are the ones.</summary>
    private const int Occurrences = 2;

    [Theory, OnBothEngines]
    public async Task A_sealer_killed_at_any_write_loses_nothing(DatabaseEngine engine)
    {
        var steps = new FaultySteps();
        await using var register = new FaultyRegister(
            await TestSystem.StartAsync(engine, FaultyRegister.Options, services => services.AddSingleton<WriteSteps>(steps)));
        for (var round = 0; round < 2; round++)
        {
            await register.PrepareRoundAsync();
            steps.Arm(0, Fault.NotDone);
            await register.RecoverAsync();
        }

        var places = steps.Steps.CountBy(step => step).SelectMany(step => Enumerable.Range(1, Math.Min(step.Value, Occurrences)).Select(at => (Step: step.Key, At: at))).ToList();
        foreach (var (step, at) in places)
        {
            await register.PrepareRoundAsync();
            (await SealAndDie.StartAsync(register.System, step, at)).ShouldBeTrue($"killed at '{step}', occurrence {at}");
            await register.RecoverAsync();
        }

        await register.CheckAsync();
        places.Count.ShouldBeGreaterThan(15);
        output.WriteLine($"Killed at {places.Count} writes.");
    }
}
