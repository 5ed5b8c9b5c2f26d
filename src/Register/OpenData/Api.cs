using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Ledgerline.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Ledgerline.Register.OpenData;

/// <summary>What all of the API has in common, and its description (OpenAPI).</summary>
internal static class Api
{
    /// <summary>What is below it stays as it is; what must change otherwise gets a new number.</summary>
    public const string Root = "/api/v1";

    public static void AddApi(this IServiceCollection services)
    {
        services.AddScoped<ReadOpenData>();
        services.ConfigureHttpJsonOptions(json =>
        {
            // Letters of every script as they are, and nothing that markup reads.
            json.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        });
        services.AddOpenApi("v1", openApi =>
        {
            openApi.ShouldInclude = description => description.RelativePath?.StartsWith(Root[1..], StringComparison.Ordinal) == true;
            openApi.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "Ledgerline",
                    Version = "v1",
                    Description = "The public register of withdrawals. Days are in UTC. Refusals are problems (RFC 9457), in words of the language asked for.",
                };
                // As this document was reached, and not as the request says.
                document.Servers = [new OpenApiServer { Url = "/" }];
                return Task.CompletedTask;
            });
        });
    }

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        ServeEntries.Map(endpoints);
        ServeReceipts.Map(endpoints);
        ServeDeclaring.Map(endpoints);
        endpoints.MapOpenApi($"{Root}/openapi.json").AllowAnonymous().WithMetadata(new CompressedAttribute(), new CachedAttribute(), new OpenDataAttribute());
    }

    /// <summary>Maps what anybody may read from any site, so often; described as a <c>GET</c>, and a <c>HEAD</c> as well.</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder endpoints, string address, Delegate answer, CachedAttribute cached)
    {
        endpoints.MapMethods(address, [HttpMethods.Head], answer).Reads(cached).ExcludeFromDescription();
        return endpoints.MapGet(address, answer).Reads(cached).ProducesProblem(StatusCodes.Status429TooManyRequests);
    }

    private static RouteHandlerBuilder Reads(this RouteHandlerBuilder endpoint, CachedAttribute cached) => endpoint.AllowAnonymous()
        .WithMetadata(new CompressedAttribute(), cached, new OpenDataAttribute(), new NetworkLimitedAttribute(NetworkPolicy.ReadingApi));
}
