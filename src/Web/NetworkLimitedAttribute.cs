namespace Ledgerline.Web;

/// <summary>On an endpoint each request to which counts as one of that policy: where it is used up the answer is 429, and when to come again.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NetworkLimitedAttribute(NetworkPolicy policy) : Attribute
{
    /// <summary>What a request counts as.</summary>
    public NetworkPolicy Policy { get; } = policy;
}
