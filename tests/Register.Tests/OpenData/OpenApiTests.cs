using System.Text.Json;
using Ledgerline.Testing.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Register.Tests.OpenData;

public sealed class OpenApiTests
{
    [Fact]
    public async Task Description_HasEveryEndpointOfTheApi_WithItsSchemas()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var description = await DescriptionAsync(system);

        var mapped = system.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal) && !endpoint.RoutePattern.RawText.EndsWith("/openapi.json", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Where(method => method != "HEAD"), (endpoint, method) => $"{method} {WithoutConstraints(endpoint.RoutePattern)}").ToList();
        var operations = description.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject(), (path, operation) => (Name: $"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value)).ToList();

        mapped.Count.ShouldBeGreaterThan(4);
        operations.Select(operation => operation.Name).Order().ShouldBe(mapped.Order());
        foreach (var (name, operation) in operations)
        {
            operation.GetProperty("summary").GetString().ShouldNotBeNullOrEmpty(name);
            var answers = operation.GetProperty("responses");
            foreach (var content in answers.GetProperty("200").GetProperty("content").EnumerateObject())
                content.Value.TryGetProperty("schema", out _).ShouldBeTrue($"{name} {content.Name}");
            answers.GetProperty("429").GetProperty("content").TryGetProperty("application/problem+json", out _).ShouldBeTrue(name);
        }
    }

    [Fact]
    public async Task Description_ExplainsItsFields_AndRepeatsNothingOfTheRequest()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var description = await DescriptionAsync(system, "elsewhere.example");

        var text = description.RootElement.GetRawText();
        text.ShouldNotContain("elsewhere.example");
        text.ShouldNotContain("127.0.0.1");
        var schemas = description.RootElement.GetProperty("components").GetProperty("schemas");
        schemas.GetProperty("ApiEntries").GetProperty("properties").GetProperty("next").GetProperty("description").GetString()!.ShouldContain("null at the end");
        text.ShouldContain("What the leaf commits to");
        text.ShouldContain("real-name");
    }

    private static string WithoutConstraints(Microsoft.AspNetCore.Routing.Patterns.RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            _ => "",
        }))));

    private static async Task<JsonDocument> DescriptionAsync(TestSystem system, string? host = null)
    {
        using var client = system.Client();
        client.DefaultRequestHeaders.Host = host;
        return JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/v1/openapi.json", UriKind.Relative)));
    }
}
