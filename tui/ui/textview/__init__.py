"""The article on the screen: laid out and painted without Textual, shown by one widget."""
