using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Imports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "encoding",
                schema: "phone_bank",
                table: "uploads",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "rows",
                schema: "phone_bank",
                table: "uploads",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "problem",
                schema: "phone_bank",
                table: "contact_lists",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "problem_line",
                schema: "phone_bank",
                table: "contact_lists",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "reading",
                schema: "phone_bank",
                table: "contact_lists",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reasons",
                schema: "phone_bank",
                table: "contact_lists",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "rows",
                schema: "phone_bank",
                table: "contact_lists",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "rows_read",
                schema: "phone_bank",
                table: "contact_lists",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "state",
                schema: "phone_bank",
                table: "contact_lists",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "worked_until",
                schema: "phone_bank",
                table: "contact_lists",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "list_report_parts",
                schema: "phone_bank",
                columns: table => new
                {
                    list = table.Column<Guid>(type: "uuid", nullable: false),
                    before = table.Column<int>(type: "integer", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    rows_sealed = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_list_report_parts", x => new { x.list, x.before });
                });

            migrationBuilder.CreateTable(
                name: "upload_parts",
                schema: "phone_bank",
                columns: table => new
                {
                    upload = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    bytes_sealed = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_upload_parts", x => new { x.upload, x.number });
                });

            migrationBuilder.CreateIndex(
                name: "IX_contact_lists_imported_at",
                schema: "phone_bank",
                table: "contact_lists",
                column: "imported_at",
                filter: "state = 1");

            // Lists from before are imported; what was uploaded and not imported is to be uploaded again.
            migrationBuilder.Sql("UPDATE phone_bank.contact_lists SET state = 2, reasons = '{}', rows = rows_taken + rows_not_taken, rows_read = rows_taken + rows_not_taken;");

            migrationBuilder.Sql("INSERT INTO phone_bank.list_report_parts (list, before, count, rows_sealed) SELECT id, 0, rows_not_taken, report_sealed FROM phone_bank.contact_lists WHERE report_sealed IS NOT NULL;");

            migrationBuilder.Sql("DELETE FROM phone_bank.uploads;");

            migrationBuilder.DropColumn(
                name: "text_sealed",
                schema: "phone_bank",
                table: "uploads");

            migrationBuilder.DropColumn(
                name: "report_sealed",
                schema: "phone_bank",
                table: "contact_lists");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "list_report_parts",
                schema: "phone_bank");

            migrationBuilder.DropTable(
                name: "upload_parts",
                schema: "phone_bank");

            migrationBuilder.DropIndex(
                name: "IX_contact_lists_imported_at",
                schema: "phone_bank",
                table: "contact_lists");

            migrationBuilder.DropColumn(
                name: "encoding",
                schema: "phone_bank",
                table: "uploads");

            migrationBuilder.DropColumn(
                name: "rows",
                schema: "phone_bank",
                table: "uploads");

            migrationBuilder.DropColumn(
                name: "problem",
                schema: "phone_bank",
                table: "contact_lists");

            migrationBuilder.DropColumn(
                name: "problem_line",
                schema: "phone_bank",
                table: "contact_lists");

            migrationBuilder.DropColumn(
                name: "reading",
                schema: "phone_bank",
                table: "contact_lists");

            migrationBuilder.DropColumn(
                name: "reasons",
                schema: "phone_bank",
                table: "contact_lists");

            migrationBuilder.DropColumn(
                name: "rows",
                schema: "phone_bank",
                table: "contact_lists");

            migrationBuilder.DropColumn(
                name: "rows_read",
                schema: "phone_bank",
                table: "contact_lists");

            migrationBuilder.DropColumn(
                name: "state",
                schema: "phone_bank",
                table: "contact_lists");

            migrationBuilder.DropColumn(
                name: "worked_until",
                schema: "phone_bank",
                table: "contact_lists");

            migrationBuilder.AddColumn<byte[]>(
                name: "text_sealed",
                schema: "phone_bank",
                table: "uploads",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<byte[]>(
                name: "report_sealed",
                schema: "phone_bank",
                table: "contact_lists",
                type: "bytea",
                nullable: true);
        }
    }
}
