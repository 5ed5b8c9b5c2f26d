using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class RealNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "real_names",
                schema: "register",
                table: "day_totals",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            // What is sealed already is counted once: entries under a real name that are not annulled, by day and by what they left (0: anything).
            migrationBuilder.Sql(
                """
                UPDATE "register"."day_totals" SET real_names = counted.people
                FROM (
                    SELECT e.day, o.organisation, count(*) AS people
                    FROM "register"."entries" e
                    JOIN (SELECT 0 AS organisation UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 4) o
                        ON o.organisation = 0 OR (e.organisations & o.organisation) <> 0
                    WHERE e.kind = 0 AND NOT EXISTS (SELECT 1 FROM "register"."annulments" a WHERE a.entry = e."index")
                    GROUP BY e.day, o.organisation) counted
                WHERE counted.day = "register"."day_totals".day AND counted.organisation = "register"."day_totals".organisation;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "real_names",
                schema: "register",
                table: "day_totals");
        }
    }
}
