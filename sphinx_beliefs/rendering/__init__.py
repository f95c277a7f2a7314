"""What only HTML needs: visitors, the generated pages, the stylesheet."""
