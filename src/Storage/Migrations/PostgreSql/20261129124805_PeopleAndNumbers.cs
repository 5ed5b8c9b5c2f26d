using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class PeopleAndNumbers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "person",
                schema: "phone_bank",
                table: "contacts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "numbers_left_out",
                schema: "phone_bank",
                table: "contact_lists",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "places",
                schema: "phone_bank",
                table: "contact_lists",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "rows_joined",
                schema: "phone_bank",
                table: "contact_lists",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_contacts_person",
                schema: "phone_bank",
                table: "contacts",
                column: "person",
                filter: "person IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_contacts_person",
                schema: "phone_bank",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "person",
                schema: "phone_bank",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "numbers_left_out",
                schema: "phone_bank",
                table: "contact_lists");

            migrationBuilder.DropColumn(
                name: "places",
                schema: "phone_bank",
                table: "contact_lists");

            migrationBuilder.DropColumn(
                name: "rows_joined",
                schema: "phone_bank",
                table: "contact_lists");
        }
    }
}
