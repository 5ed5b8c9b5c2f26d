namespace Ledgerline.Register.Publishing;

/// <summary>What is known of one of the log's witnesses.</summary>
internal sealed class WitnessState
{
    /// <summary>The name of the witness's key.</summary>
    public required string Name { get; init; }

    /// <summary>The size of the checkpoint that it cosigned last.</summary>
    public required long Size { get; set; }

    /// <summary>When it cosigned last, by its own clock; null when it never has.</summary>
    public DateTimeOffset? CosignedAt { get; set; }

    /// <summary>Since when it has not answered as it should; null while it does.</summary>
    public DateTimeOffset? DownSince { get; set; }
}
