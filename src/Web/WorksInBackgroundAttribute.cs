namespace Ledgerline.Web;

/// <summary>
/// On a page one of whose scripts runs in a worker: it may make the Trusted Types policy that hands out that script's address. No other page may make any policy,
/// so no text becomes markup or a script there.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WorksInBackgroundAttribute : Attribute
{
    /// <summary>What the script calls its policy.</summary>
    internal const string Policy = "work";
}
