using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Web;

/// <summary>A part that stands above every page of somebody signed in. Whether it has anything to say to her it decides itself.</summary>
/// <param name="View">The path of its partial view, which takes no model.</param>
public sealed record StaffPart(string View);

/// <summary>A part that stands below the call page's own, for what belongs beside a call and not to it.</summary>
/// <param name="View">The path of its partial view, which takes no model.</param>
public sealed record CallPart(string View);

/// <summary>How a module adds its part to the staff's pages.</summary>
public static class StaffParts
{
    /// <summary>Adds a part after those that are there.</summary>
    public static IServiceCollection AddStaffPart(this IServiceCollection services, string view) => services.AddSingleton(new StaffPart(view));

    /// <summary>Adds a part to the call page after those that are there.</summary>
    public static IServiceCollection AddCallPart(this IServiceCollection services, string view) => services.AddSingleton(new CallPart(view));
}
