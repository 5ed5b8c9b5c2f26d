using Ledgerline.Register;

namespace Ledgerline.Server.Hosting;

/// <summary>What one running server is told.</summary>
internal sealed record ServeOptions
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    public required Installation Installation { get; init; }

    public string Urls { get; init; } = DefaultUrl;

    public bool Https { get; init; }

    public bool Demo { get; init; }

    public RegisterOptions Register { get; init; } = new();
}
