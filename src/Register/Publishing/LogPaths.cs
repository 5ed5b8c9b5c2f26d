namespace Ledgerline.Register.Publishing;

/// <summary>Paths below the log's prefix besides those of tiles and entries (docs/specs/log-folder.md).</summary>
internal static class LogPaths
{
    /// <summary>The newest checkpoint (C2SP tlog-tiles, "Checkpoints").</summary>
    public const string Checkpoint = "checkpoint";

    /// <summary>The log's verifier key as text.</summary>
    public const string VerifierKey = "vkey";

    /// <summary>The folder of <see cref="Totals"/>.</summary>
    public const string TotalsFolder = "totals";

    private const string TotalsRoot = $"{TotalsFolder}/";

    /// <summary>The totals of the log at a published size.</summary>
    public static string Totals(Tlog.TreeSize size) => $"{TotalsRoot}{size}";

    /// <returns>False for every text that <see cref="Totals"/> does not write.</returns>
    public static bool TryParseTotals(ReadOnlySpan<char> path, out Tlog.TreeSize size)
    {
        size = default;
        return path.StartsWith(TotalsRoot) && Tlog.TreeSize.TryParse(path[TotalsRoot.Length..], out size);
    }
}
