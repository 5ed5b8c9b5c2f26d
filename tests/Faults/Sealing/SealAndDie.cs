using System.Diagnostics;
using System.Globalization;
using Ledgerline.Register.Publishing;
using Ledgerline.Register.Sealing;
using Ledgerline.Server.Hosting;
using Ledgerline.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Faults.Sealing;

/// <summary>Seals and publishes once, in a process of its own that ends without a farewell right before one of the writes.</summary>
internal static class SealAndDie
{
    public const string Command = "seal-and-die";

    /// <summary>Runs this program as that process.</summary>
    /// <returns>Whether it died as it was told, rather than ending by itself.</returns>
    public static async Task<bool> StartAsync(TestSystem system, string step, int occurrence)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList =
            {
                Command, system.Folder, system.PostgreSql ?? "", system.Clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture), step,
                occurrence.ToString(CultureInfo.InvariantCulture),
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        (await errors).ShouldBeEmpty();
        return process.ExitCode != 0;
    }

    public static async Task<int> RunAsync(string[] arguments)
    {
        var clock = new FakeClock();
        clock.Set(DateTimeOffset.Parse(arguments[2], CultureInfo.InvariantCulture));
        var options = new ServeOptions
        {
            Installation = new Installation(arguments[0], arguments[1].Length == 0 ? null : arguments[1]),
            Register = FaultyRegister.Options,
        };
        await using var app = Composition.Build(options, await options.Installation.OpenKeysAsync(default), services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddSingleton<WriteSteps>(new DeadlySteps(arguments[3], int.Parse(arguments[4], CultureInfo.InvariantCulture)));
        });
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SealBatch>().RunAsync();
        await scope.ServiceProvider.GetRequiredService<PublishLog>().RunAsync();
        return 0;
    }

    private sealed class DeadlySteps(string step, int occurrence) : WriteSteps
    {
        private int _left = occurrence;

        public override Task RunAsync(string name, Func<Task> write)
        {
            if (name == step && --_left == 0)
                Process.GetCurrentProcess().Kill();
            return write();
        }
    }
}
