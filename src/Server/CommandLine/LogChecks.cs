using System.CommandLine;
using Ledgerline.Register;
using Ledgerline.Server.Hosting;
using Ledgerline.Tlog;

namespace Ledgerline.Server.CommandLine;

/// <summary>What the commands have in common that check a log: whose word counts, how they end, what they print.</summary>
internal static class LogChecks
{
    /// <summary>Exit code: something is wrong.</summary>
    public const int Wrong = 1;

    /// <summary>Exit code: a mistake on the command line, or the log cannot be read. Nothing is said of the log.</summary>
    public const int CannotTell = 2;

    public static Option<string?> Log { get; } = new("--log") { Description = "The log's verifier key, from somebody you trust.", HelpName = "VKEY" };

    public static Option<string[]> Witness { get; } = new("--witness") { Description = "The verifier key of a witness; may be given several times.", HelpName = "VKEY" };

    public static Option<int> Quorum { get; } = new("--quorum") { Description = "How many of the witnesses must have cosigned (default 0).", HelpName = "N" };

    public static VerifierKey? LogOf(ParseResult parsed) => parsed.GetValue(Log) is { } text ? Parse(text, SignatureType.Ed25519, "a log's verifier key") : null;

    /// <exception cref="FormatException">A key is none, or the quorum asks for more witnesses than there are.</exception>
    public static (IReadOnlyList<VerifierKey> Witnesses, int Quorum) WitnessesOf(ParseResult parsed)
    {
        var witnesses = (parsed.GetValue(Witness) ?? []).Select(text => Parse(text, SignatureType.Ed25519Cosignature, "a witness's verifier key")).Distinct().ToList();
        var quorum = parsed.GetValue(Quorum);
        return quorum >= 0 && quorum <= witnesses.Count
            ? (witnesses, quorum)
            : throw new FormatException($"A quorum of {quorum} is not possible: {witnesses.Count} witnesses are named.");
    }

    /// <summary>The clock, without the rest of the program.</summary>
    public static TimeProvider Clock()
    {
        var services = new ServiceCollection();
        Composition.AddClock(services);
        return services.BuildServiceProvider().GetRequiredService<TimeProvider>();
    }

    /// <summary>Runs a check; what keeps it from telling anything is said in one line.</summary>
    public static async Task<int> RunAsync(Func<Task<bool>> check)
    {
        try
        {
            return await check() ? 0 : Wrong;
        }
        catch (Exception cannot) when (cannot is LogUnreachableException or FormatException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"ledgerline: {cannot.Message}");
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("ledgerline: stopped; what was checked until now is remembered where there is a state.");
        }

        return CannotTell;
    }

    private static VerifierKey Parse(string text, SignatureType type, string what) =>
        VerifierKey.TryParse(text, out var key) && key.Type == type ? key : throw new FormatException($"'{text}' is not {what}.");
}
