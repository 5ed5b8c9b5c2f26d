namespace Ledgerline.Web;

/// <summary>On an endpoint that is in another lane than its permission says.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LaneAttribute(Lane lane) : Attribute
{
    /// <summary>Whose capacity its requests take.</summary>
    public Lane Lane { get; } = lane;
}
