namespace Ledgerline.Web;

/// <summary>
/// On pages and files that are the same for everybody and are made of nothing but their address and of what is public (<see cref="PublicVersion"/>): each is made
/// once and then sent from memory, until that changes. Not for a page with a form's token, nor for one that repeats anything of the request.
/// </summary>
/// <param name="query">The names of the query's parts that it reads. Others make no difference, and no copy.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CachedAttribute(params string[] query) : Attribute
{
    /// <summary>The names of the query's parts that it reads.</summary>
    public IReadOnlyList<string> Query { get; } = query;
}
