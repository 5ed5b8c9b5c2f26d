using Ledgerline.Testing.Hosting;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Architecture.Tests;

public class EndpointTests
{
    [Fact]
    public async Task Every_endpoint_names_a_permission_or_means_to_be_anonymous()
    {
        await using var system = await TestSystem.StartAsync();
        await system.ServeAsync();
        var endpoints = system.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        endpoints.Count.ShouldBeGreaterThan(10);

        var undeclared = endpoints.Where(endpoint =>
            endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
            && !endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => Permission.All.Contains(data.Policy)));

        undeclared.Select(endpoint => endpoint.RoutePattern.RawText).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_endpoint_both_names_a_permission_and_lets_everybody_in()
    {
        await using var system = await TestSystem.StartAsync();
        await system.ServeAsync();
        system.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null && endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Count > 0)
            .Select(endpoint => endpoint.RoutePattern.RawText).ShouldBeEmpty();
    }

    /// <summary>Anybody can ask for these, and staff need them: they are in neither the public's lane nor the staff's.</summary>
    [Fact]
    public async Task The_ways_in_and_nothing_else_are_in_the_entrances_lane()
    {
        await using var system = await TestSystem.StartAsync();
        await system.ServeAsync();
        system.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<LaneAttribute>()?.Lane == Lane.Entrance)
            .Select(endpoint => endpoint.RoutePattern.RawText!.Trim('/')).Distinct()
            .ShouldBe(["sign-in", "sign-in/code", "join/{code?}", "set-up/{token}", "sign-out"], ignoreOrder: true);
    }

    [Fact]
    public async Task Every_page_that_takes_a_file_has_the_time_for_it_and_no_other_has()
    {
        await using var system = await TestSystem.StartAsync();
        await system.ServeAsync();
        var endpoints = system.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<StreamedFormAttribute>() is not null).ShouldNotBeEmpty();

        endpoints.Where(endpoint => (endpoint.Metadata.GetMetadata<StreamedFormAttribute>() is not null)
                != (endpoint.Metadata.GetMetadata<RequestTimeoutAttribute>()?.PolicyName == WebModule.UploadTime))
            .Select(endpoint => endpoint.RoutePattern.RawText).ShouldBeEmpty();
    }
}
