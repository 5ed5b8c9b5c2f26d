using System.Net;
using Ledgerline.Register;
using Ledgerline.Web;

namespace Ledgerline.Server.Hosting;

/// <summary>What one running server is told.</summary>
internal sealed record ServeOptions
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    public required Installation Installation { get; init; }

    public string Urls { get; init; } = DefaultUrl;

    public bool Https { get; init; }

    /// <summary>Where people reach the site; null on a machine that serves itself.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Where whoever leaves a public page quickly comes to; null for an empty page.</summary>
    public Uri? LeaveTo { get; init; }

    /// <summary>The proxies whose word on where a request comes from is believed.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    public bool Demo { get; init; }

    /// <summary>What this process shows.</summary>
    public Site Site { get; init; }

    /// <summary>Where the public site is an onion service.</summary>
    public Uri? Onion { get; init; }

    /// <summary>Where the log is read, or published; null for the installation's own.</summary>
    public string? LogFolder { get; init; }

    /// <summary>Who cosigns the log's checkpoints.</summary>
    public IReadOnlyList<Witness> Witnesses { get; init; } = [];

    /// <summary>How many of them should.</summary>
    public int Quorum { get; init; }

    /// <summary>Where the log is published, and by whose keys.</summary>
    public LogOptions Log => new()
    {
        Folder = LogFolder ?? Installation.LogFolder,
        SavedCheckpoint = Installation.SavedCheckpoint,
        ReadKey = Installation.ReadLogKey,
        Witnesses = Witnesses,
        Quorum = Quorum,
    };

    public RegisterOptions Register { get; init; } = new();
}
